package golden;

import java.util.List;
import org.loompq.Query;

interface Texts {

  @Query(
      """
      SELECT ':no' || E'\\':no' || $$:no$$ || $tag$ :no $$ :no $tag$ -- :no
        || "quoted :no" /* :no /* :no */ :no */ || U&':no' || :yes::text || (:yes)::varchar
      FROM t
      WHERE a[1:no] = b[:yes] AND c ? 'key' AND d ?| array['x'] AND f(n := :yes)
      """)
  List<String> colons(String yes);

  @Query("SELECT a[:no], a[:i], a[:i : :j], a[1:no], a[no:2], ARRAY[CASE WHEN b THEN :i END]")
  int slices(int i, int j);

  @Query("SELECT json_object('a':no, 'b': :yes, 'c' VALUE :yes), E'a'\n'\\':no'")
  String keysOfJson(String yes);

  @Query(
      """
      SELECT '""\"' || '""\"""' || '\\' || 'a\tb\u0007\r' ||
        'ends with spaces \s
      next line' || '{
          }' || '""'
      """)
  String escapes();

  @Query(
      """
      /**
       * Looks like Javadoc.
       */
      SELECT 1 -- "and quotes"\
      """)
  int comments();

  @Query("\n    SELECT id\n      FROM t\n\n     LIMIT 1\n  ")
  int indentationOfAllLines();

  @Query("\n    SELECT 'several\n      lines'\n  ")
  String indentationInAString();

  @Query("""
      WITH gone AS (DELETE FROM t RETURNING *), update AS (SELECT 1)
      INSERT INTO log SELECT * FROM gone WHERE note <> 'RETURNING'
      """)
  int insertsWithoutRows();

  @Query("SELECT 1 INTO new")
  int makesATable();

  @Query("(SELECT 1 UNION SELECT 2) -- and \"quotes\"")
  List<Integer> inParentheses();
}
