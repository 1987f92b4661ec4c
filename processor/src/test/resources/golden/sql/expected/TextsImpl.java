package golden;

import java.util.List;
import java.util.ServiceLoader;
import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.ValueType;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link Texts} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class TextsImpl implements Texts {
  private static final Statement COLONS =
      Statement.of(
          "Texts.colons",
          RowShape.scalar(ValueType.STRING),
          """
          SELECT ':no' || E'\\':no' || $$:no$$ || $tag$ :no $$ :no $tag$ -- :no
            || "quoted :no" /* :no /* :no */ :no */ || U&':no' || $1::text || ($1)::varchar
          FROM t
          WHERE a[1:no] = b[$1] AND c ? 'key' AND d ?| array['x'] AND f(n := $1)""",
          Parameter.of("yes", ValueType.STRING));

  private static final Statement ESCAPES =
      Statement.of(
          "Texts.escapes",
          RowShape.scalar(ValueType.STRING),
          """
          SELECT '\"""' || '\\' || 'a\tb' ||
            'ends with space\s
          next line'""");

  private static final Statement INSERTS_WITHOUT_ROWS =
      Statement.of(
          "Texts.insertsWithoutRows",
          RowShape.none(),
          """
          WITH gone AS (DELETE FROM t RETURNING *), update AS (SELECT 1)
          INSERT INTO log SELECT * FROM gone WHERE note <> 'RETURNING'""");

  private static final Statement IN_PARENTHESES =
      Statement.of(
          "Texts.inParentheses",
          RowShape.scalar(ValueType.INT),
          "(SELECT 1 UNION SELECT 2) -- and \"quotes\"");

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public TextsImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Texts#colons(String)}. */
  @Override
  public List<String> colons(String yes) {
    try (Rows rows = COLONS.with(this.runner).bind(yes).query()) {
      return rows.list(row -> row.getString(0));
    }
  }

  /** Runs {@link Texts#escapes()}. */
  @Override
  public String escapes() {
    try (Rows rows = ESCAPES.with(this.runner).query()) {
      return rows.single().getString(0);
    }
  }

  /** Runs {@link Texts#insertsWithoutRows()}. */
  @Override
  public int insertsWithoutRows() {
    return Math.toIntExact(INSERTS_WITHOUT_ROWS.with(this.runner).update());
  }

  /** Runs {@link Texts#inParentheses()}. */
  @Override
  public List<Integer> inParentheses() {
    try (Rows rows = IN_PARENTHESES.with(this.runner).query()) {
      return rows.list(row -> row.getIntegerOrNull(0));
    }
  }

  /** Makes {@link TextsImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Texts> {
    /** For {@link ServiceLoader}. */
    public Provider() {}

    @Override
    public Class<Texts> type() {
      return Texts.class;
    }

    @Override
    public Texts create(Session session) {
      return new TextsImpl(session);
    }
  }
}
