package golden;

import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codecs;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link Counting} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class CountingImpl implements Counting {

  private static final Statement COUNT =
      Statement.of(
          "Counting.count",
          RowShape.scalar(Codecs.LONG),
          """
          SELECT count(*) FROM account
          """);

  private static final Statement HIDDEN =
      Statement.of(
          "Counting.hidden",
          RowShape.scalar(Codecs.INTEGER),
          """
          SELECT 1
          """);

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public CountingImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Counting#count}. */
  @Override
  public long count() {
    try (Rows rows = COUNT.with(runner).query()) {
      return rows.single().getLong(0);
    }
  }

  /** Runs {@link Counting#hidden}. */
  @Override
  public int hidden() {
    try (Rows rows = HIDDEN.with(runner).query()) {
      return rows.single().getInt(0);
    }
  }

  /** Makes {@link CountingImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Counting> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<Counting> type() {
      return Counting.class;
    }

    @Override
    public Counting create(Session session) {
      return new CountingImpl(session);
    }
  }
}
