package golden;

import java.util.List;
import java.util.UUID;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementOptions;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link Streams} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class StreamsImpl implements Streams {

  private static final RowShape BOOK =
      RowShape.of("Book")
          .column("id", "id", Codecs.INTEGER)
          .column("title", "title", Codecs.STRING)
          .column("author_id", "author.id", Codecs.UUID)
          .column("author_name", "author.name", Codecs.STRING);

  private static final Codec<Genre> GENRE_CODEC = Codecs.enumOf(Genre.values(), "NOVEL");

  private static final Codec<List<String>> STRING_LIST = Codecs.listOf(Codecs.STRING);

  private static final Codec<List<Integer>> INTEGER_LIST = Codecs.listOf(Codecs.INTEGER);

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
          RowShape.scalar(Codecs.STRING),
          """
          SELECT title FROM book WHERE author_id = $1
          """,
          Parameter.of("row", Codecs.UUID));

  private static final Statement GENRES =
      Statement.of(
          "Streams.genres",
          RowShape.scalar(GENRE_CODEC),
          """
          SELECT genre FROM book
          """);

  private static final Statement TAGS =
      Statement.of(
          "Streams.tags",
          RowShape.scalar(STRING_LIST),
          """
          SELECT tags FROM book
          """);

  private static final Statement CONTENTS =
      Statement.of(
          "Streams.contents",
          RowShape.scalar(Codecs.BYTES),
          """
          SELECT content FROM book
          """);

  private static final Statement IDS =
      Statement.of(
          "Streams.ids",
          RowShape.scalar(Codecs.INTEGER),
          """
          SELECT id FROM book
          """);

  private static final Statement SIZES =
      Statement.of(
          "Streams.sizes",
          RowShape.scalar(Codecs.LONG),
          """
          SELECT size FROM book WHERE id = ANY($1)
          """,
          Parameter.of("ids", INTEGER_LIST));

  private static final Statement PRICES =
      Statement.of(
          "Streams.prices",
          RowShape.scalar(Codecs.DOUBLE),
          """
          SELECT price FROM book
          """);

  private static final Statement COUNT =
      Statement.of(
          "Streams.count",
          RowShape.scalar(Codecs.LONG),
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
    return TITLES.with(runner).bind(row, Codecs.UUID).stream(10, row_ -> row_.getString(0));
  }

  /** Runs {@link Streams#genres}. */
  @Override
  public Stream<Genre> genres() {
    return GENRES.with(runner).stream(1000, row -> row.get(0, GENRE_CODEC));
  }

  /** Runs {@link Streams#tags}. */
  @Override
  public Stream<List<String>> tags() {
    return TAGS.with(runner).stream(1000, row -> row.get(0, STRING_LIST));
  }

  /** Runs {@link Streams#contents}. */
  @Override
  public Stream<byte[]> contents() {
    return CONTENTS.with(runner).stream(1000, row -> row.get(0, Codecs.BYTES));
  }

  /** Runs {@link Streams#ids}. */
  @Override
  public IntStream ids() {
    return IDS.with(runner).intStream(1000);
  }

  /** Runs {@link Streams#sizes}. */
  @Override
  public LongStream sizes(List<Integer> ids) {
    return SIZES.with(runner).bind(ids, INTEGER_LIST).longStream(1);
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
    return new Author(rows.get(2, Codecs.UUID), rows.getString(3));
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
