package golden;

import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementOptions;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codecs;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link Patient} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class PatientImpl implements Patient {

  private static final Statement NAME =
      Statement.of(
          "Patient.name",
          StatementOptions.NONE.timeoutMillis(200).readOnly(),
          RowShape.scalar(Codecs.STRING),
          """
          SELECT name FROM patient WHERE id = $1
          """,
          Parameter.of("id", Codecs.LONG));

  private static final Statement RENAME =
      Statement.of(
          "Patient.rename",
          StatementOptions.NONE.timeoutMillis(120000),
          RowShape.none(),
          """
          UPDATE patient SET name = $1 WHERE id = $2
          """,
          Parameter.of("name", Codecs.STRING),
          Parameter.of("id", Codecs.LONG));

  private static final Statement COUNT =
      Statement.of(
          "Patient.count",
          StatementOptions.NONE.timeoutMillis(0),
          RowShape.scalar(Codecs.LONG),
          """
          SELECT count(*) FROM patient
          """);

  private static final Statement YOUNG =
      Statement.of(
          "Patient.young",
          StatementOptions.NONE.readOnly(),
          RowShape.scalar(Codecs.LONG),
          """
          WITH young AS (SELECT * FROM patient WHERE age < 10) SELECT count(*) FROM young
          """);

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public PatientImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Patient#name}. */
  @Override
  public String name(long id) {
    try (Rows rows = NAME.with(runner).bind(id).query()) {
      return rows.single().getString(0);
    }
  }

  /** Runs {@link Patient#rename}. */
  @Override
  public int rename(long id, String name) {
    return Math.toIntExact(RENAME.with(runner).bind(name).bind(id).update());
  }

  /** Runs {@link Patient#count}. */
  @Override
  public long count() {
    try (Rows rows = COUNT.with(runner).query()) {
      return rows.single().getLong(0);
    }
  }

  /** Runs {@link Patient#young}. */
  @Override
  public long young() {
    try (Rows rows = YOUNG.with(runner).query()) {
      return rows.single().getLong(0);
    }
  }

  /** Makes {@link PatientImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Patient> {
    /** For {@link java.util.ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<Patient> type() {
      return Patient.class;
    }

    @Override
    public Patient create(Session session) {
      return new PatientImpl(session);
    }
  }
}
