package golden;

import java.util.List;
import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codecs;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link OldCases} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
@SuppressWarnings({"deprecation", "removal"})
public final class OldCasesImpl implements OldCases {

  private static final RowShape EVENT =
      RowShape.of("Event")
          .column("kind", "kind", Codecs.STRING)
          .column("id", "Kept.id", Codecs.INTEGER)
          .column("name", "Kept.name", Codecs.STRING)
          .column("id", "Gone.id", Codecs.INTEGER)
          .column("name", "Gone.name", Codecs.STRING);

  private static final Statement EVENTS =
      Statement.of(
          "OldCases.events",
          EVENT,
          """
          SELECT * FROM events
          """);

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public OldCasesImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link OldCases#events}. */
  @Override
  public List<Event> events() {
    try (Rows rows = EVENTS.with(runner).query()) {
      return rows.list(OldCasesImpl::event);
    }
  }

  private static Event event(Rows rows) {
    return switch (rows.getString(0)) {
      case "kept" -> eventKept(rows);
      case "gone" -> eventGone(rows);
      case null, default -> throw rows.unknownLabel(0);
    };
  }

  private static Kept eventKept(Rows rows) {
    return new Kept(rows.getInt(1), rows.getString(2));
  }

  private static Gone eventGone(Rows rows) {
    return new Gone(rows.getInt(3), rows.getString(4));
  }

  /** Makes {@link OldCasesImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<OldCases> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<OldCases> type() {
      return OldCases.class;
    }

    @Override
    public OldCases create(Session session) {
      return new OldCasesImpl(session);
    }
  }
}
