package golden;

import java.util.List;
import javax.annotation.processing.Generated;
import org.loompq.Session;
import org.loompq.runtime.Parameter;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.Rows;
import org.loompq.runtime.Statement;
import org.loompq.runtime.StatementRunner;
import org.loompq.runtime.codec.Codecs;
import org.loompq.spi.RepositoryProvider;

/** Implements {@link Texts} with prepared statements. */
@Generated("org.loompq.processor.RepositoryProcessor")
public final class TextsImpl implements Texts {

  private static final Statement COLONS =
      Statement.of(
          "Texts.colons",
          RowShape.scalar(Codecs.STRING),
          """
          SELECT ':no' || E'\\':no' || $$:no$$ || $tag$ :no $$ :no $tag$ -- :no
            || "quoted :no" /* :no /* :no */ :no */ || U&':no' || $1::text || ($1)::varchar
          FROM t
          WHERE a[1:no] = b[$1] AND c ? 'key' AND d ?| array['x'] AND f(n := $1)
          """,
          Parameter.of("yes", Codecs.STRING));

  private static final Statement SLICES =
      Statement.of(
          "Texts.slices",
          RowShape.scalar(Codecs.INTEGER),
          """
          SELECT a[:no], a[$1], a[$1 : $2], a[1:no], a[no:2], ARRAY[CASE WHEN b THEN $1 END]
          """,
          Parameter.of("i", Codecs.INTEGER),
          Parameter.of("j", Codecs.INTEGER));

  private static final Statement KEYS_OF_JSON =
      Statement.of(
          "Texts.keysOfJson",
          RowShape.scalar(Codecs.STRING),
          """
          SELECT json_object('a':no, 'b': $1, 'c' VALUE $1), E'a'
          '\\':no'
          """,
          Parameter.of("yes", Codecs.STRING));

  private static final Statement ESCAPES =
      Statement.of(
          "Texts.escapes",
          RowShape.scalar(Codecs.STRING),
          """
          SELECT '\"\"\"' || '\"\"\"\"\"' || '\\' || 'a\tb\007\r' ||
            'ends with spaces \s
          next line' || '{
              }' || '""'
          """);

  private static final Statement COMMENTS =
      Statement.of(
          "Texts.comments",
          RowShape.scalar(Codecs.INTEGER),
          """
          /**
           * Looks like Javadoc.
           */
          SELECT 1 -- "and quotes"
          """);

  private static final Statement INDENTATION_OF_ALL_LINES =
      Statement.of(
          "Texts.indentationOfAllLines",
          RowShape.scalar(Codecs.INTEGER),
          """
          SELECT id
            FROM t

           LIMIT 1
          """);

  private static final Statement INDENTATION_IN_A_STRING =
      Statement.of(
          "Texts.indentationInAString",
          RowShape.scalar(Codecs.STRING),
          """
          SELECT 'several
                lines'
          """);

  private static final Statement INSERTS_WITHOUT_ROWS =
      Statement.of(
          "Texts.insertsWithoutRows",
          RowShape.none(),
          """
          WITH gone AS (DELETE FROM t RETURNING *), update AS (SELECT 1)
          INSERT INTO log SELECT * FROM gone WHERE note <> 'RETURNING'
          """);

  private static final Statement MAKES_A_TABLE =
      Statement.of(
          "Texts.makesATable",
          RowShape.none(),
          """
          SELECT 1 INTO new
          """);

  private static final Statement IN_PARENTHESES =
      Statement.of(
          "Texts.inParentheses",
          RowShape.scalar(Codecs.INTEGER),
          """
          (SELECT 1 UNION SELECT 2) -- and "quotes"
          """);

  private final StatementRunner runner;

  /**
   * Makes the repository.
   *
   * @param session runs its statements
   */
  public TextsImpl(Session session) {
    this.runner = StatementRunner.of(session);
  }

  /** Runs {@link Texts#colons}. */
  @Override
  public List<String> colons(String yes) {
    try (Rows rows = COLONS.with(runner).bind(yes).query()) {
      return rows.list(row -> row.getString(0));
    }
  }

  /** Runs {@link Texts#slices}. */
  @Override
  public int slices(int i, int j) {
    try (Rows rows = SLICES.with(runner).bind(i).bind(j).query()) {
      return rows.single().getInt(0);
    }
  }

  /** Runs {@link Texts#keysOfJson}. */
  @Override
  public String keysOfJson(String yes) {
    try (Rows rows = KEYS_OF_JSON.with(runner).bind(yes).query()) {
      return rows.single().getString(0);
    }
  }

  /** Runs {@link Texts#escapes}. */
  @Override
  public String escapes() {
    try (Rows rows = ESCAPES.with(runner).query()) {
      return rows.single().getString(0);
    }
  }

  /** Runs {@link Texts#comments}. */
  @Override
  public int comments() {
    try (Rows rows = COMMENTS.with(runner).query()) {
      return rows.single().getInt(0);
    }
  }

  /** Runs {@link Texts#indentationOfAllLines}. */
  @Override
  public int indentationOfAllLines() {
    try (Rows rows = INDENTATION_OF_ALL_LINES.with(runner).query()) {
      return rows.single().getInt(0);
    }
  }

  /** Runs {@link Texts#indentationInAString}. */
  @Override
  public String indentationInAString() {
    try (Rows rows = INDENTATION_IN_A_STRING.with(runner).query()) {
      return rows.single().getString(0);
    }
  }

  /** Runs {@link Texts#insertsWithoutRows}. */
  @Override
  public int insertsWithoutRows() {
    return Math.toIntExact(INSERTS_WITHOUT_ROWS.with(runner).update());
  }

  /** Runs {@link Texts#makesATable}. */
  @Override
  public int makesATable() {
    return Math.toIntExact(MAKES_A_TABLE.with(runner).update());
  }

  /** Runs {@link Texts#inParentheses}. */
  @Override
  public List<Integer> inParentheses() {
    try (Rows rows = IN_PARENTHESES.with(runner).query()) {
      return rows.list(row -> row.get(0, Codecs.INTEGER));
    }
  }

  /** Makes {@link TextsImpl} for {@code Database.repository}. */
  public static final class Provider implements RepositoryProvider<Texts> {
    /** For {@link java.util.ServiceLoader}. */
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
