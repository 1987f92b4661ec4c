package golden;

import java.util.List;
import java.util.UUID;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.runtime.EnumLabels;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementOptions;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.ValueType;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link Streams} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class StreamsImpl implements Streams {

  private static final EnumLabels<Genre> GENRE_LABELS = EnumLabels.of(Genre.values(), "NOVEL");

  private static final RowShape BOOK =
      RowShape.of("Book")
          .column("id", "id", ValueType.INT)
          .column("title", "title", ValueType.STRING)
          .column("author_id", "author.id", ValueType.UUID)
          .column("author_name", "author.name", ValueType.STRING);

  private static final Statement BOOKS =
      Statement.of(
          "Streams.books",
          BOOK,
          """
          SELECT * FROM book ORDER BY id
          """);

  private static final Statement TITLES =
      Statement.of(
          "Streams.titles",
          StatementOptions.NONE.timeoutMillis(2000),
          RowShape.scalar(ValueType.STRING),
          """
          SELECT title FROM book WHERE author_id = $1
          """,
          Parameter.of("row", ValueType.UUID));

  private static final Statement GENRES =
      Statement.of(
          "Streams.genres",
          RowShape.scalar(ValueType.ENUM),
          """
          SELECT genre FROM book
          """);

  private static final Statement TAGS =
      Statement.of(
          "Streams.tags",
          RowShape.scalarArray(ValueType.STRING),
          """
          SELECT tags FROM book
          """);

  private static final Statement CONTENTS =
      Statement.of(
          "Streams.contents",
          RowShape.scalar(ValueType.BYTES),
          """
          SELECT content FROM book
          """);

  private static final Statement IDS =
      Statement.of(
          "Streams.ids",
          RowShape.scalar(ValueType.INT),
          """
          SELECT id FROM book
          """);

  private static final Statement SIZES =
      Statement.of(
          "Streams.sizes",
          RowShape.scalar(ValueType.LONG),
          """
          SELECT size FROM book WHERE id = ANY($1)
          """,
          Parameter.arrayOf("ids", ValueType.INT));

  private static final Statement PRICES =
      Statement.of(
          "Streams.prices",
          RowShape.scalar(ValueType.DOUBLE),
          """
          SELECT price FROM book
          """);

  private static final Statement COUNT =
      Statement.of(
          "Streams.count",
          RowShape.scalar(ValueType.LONG),
          """
          SELECT count(*) FROM book
          """);

  private final Session session;

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public StreamsImpl(Session session) {
    this.session = session;
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Streams#books}. */
  @Override
  public Stream<Book> books() {
    return BOOKS.with(runner).stream(1000, StreamsImpl::book);
  }

  /** Runs {@link Streams#titles}. */
  @Override
  public Stream<String> titles(UUID row) {
    return TITLES.with(runner).bind(row).stream(10, row_ -> row_.getString(0));
  }

  /** Runs {@link Streams#genres}. */
  @Override
  public Stream<Genre> genres() {
    return GENRES.with(runner).stream(1000, row -> row.getEnum(0, GENRE_LABELS));
  }

  /** Runs {@link Streams#tags}. */
  @Override
  public Stream<List<String>> tags() {
    return TAGS.with(runner).stream(1000, row -> row.getList(0, String.class));
  }

  /** Runs {@link Streams#contents}. */
  @Override
  public Stream<byte[]> contents() {
    return CONTENTS.with(runner).stream(1000, row -> row.getBytes(0));
  }

  /** Runs {@link Streams#ids}. */
  @Override
  public IntStream ids() {
    return IDS.with(runner).intStream(1000);
  }

  /** Runs {@link Streams#sizes}. */
  @Override
  public LongStream sizes(List<Integer> ids) {
    return SIZES.with(runner).bindArray(ids, ValueType.INT).longStream(1);
  }

  /** Runs {@link Streams#prices}. */
  @Override
  public DoubleStream prices() {
    return PRICES.with(runner).doubleStream(1000);
  }

  /** Runs {@link Streams#count} in a transaction. */
  @Override
  public long count() {
    return session.transaction(_ -> runCount());
  }

  private long runCount() {
    try (Rows rows = COUNT.with(runner).query()) {
      return rows.single().getLong(0);
    }
  }

  private static Book book(Rows rows) {
    return new Book(rows.getInt(0), rows.getString(1), bookAuthor(rows));
  }

  private static Author bookAuthor(Rows rows) {
    return new Author(rows.getUuid(2), rows.getString(3));
  }

  /** Makes {@link StreamsImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Streams> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<Streams> type() {
      return Streams.class;
    }

    @Override
    public Streams create(Session session) {
      return new StreamsImpl(session);
    }
  }
}
