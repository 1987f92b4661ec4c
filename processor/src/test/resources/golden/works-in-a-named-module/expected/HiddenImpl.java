package golden;

import org.loompq.Session;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codecs;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link Hidden} with prepared statements. */
@SuppressWarnings("exports")
public final class HiddenImpl implements Hidden {

  private static final Statement ONE =
      Statement.of(
          "Hidden.one",
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
  public HiddenImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Hidden#one}. */
  @Override
  public int one() {
    try (Rows rows = ONE.with(runner).query()) {
      return rows.single().getInt(0);
    }
  }

  /** Makes {@link HiddenImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Hidden> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<Hidden> type() {
      return Hidden.class;
    }

    @Override
    public Hidden create(Session session) {
      return new HiddenImpl(session);
    }
  }
}
