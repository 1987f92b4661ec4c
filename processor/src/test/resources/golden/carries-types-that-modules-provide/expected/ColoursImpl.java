package golden;

import java.util.List;
import org.loompq.Session;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link Colours} with prepared statements. */
@SuppressWarnings("exports")
public final class ColoursImpl implements Colours {

  private static final Codec<Rgb> RGB_CODEC = Codecs.custom(Rgb.class);

  private static final Statement OTHERS =
      Statement.of(
          "Colours.others",
          RowShape.scalar(RGB_CODEC),
          """
          SELECT colour FROM palette WHERE colour <> $1
          """,
          Parameter.of("colour", RGB_CODEC));

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public ColoursImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Colours#others}. */
  @Override
  public List<Rgb> others(Rgb colour) {
    try (Rows rows = OTHERS.with(runner).bind(colour, RGB_CODEC).query()) {
      return rows.list(row -> row.get(0, RGB_CODEC));
    }
  }

  /** Makes {@link ColoursImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Colours> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<Colours> type() {
      return Colours.class;
    }

    @Override
    public Colours create(Session session) {
      return new ColoursImpl(session);
    }
  }
}
