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

  @Query(
      """
      SELECT '""\"' || '\\' || 'a\tb' ||
        'ends with space\s
      next line'
      """)
  String escapes();

  @Query("""
      WITH gone AS (DELETE FROM t RETURNING *), update AS (SELECT 1)
      INSERT INTO log SELECT * FROM gone WHERE note <> 'RETURNING'
      """)
  int insertsWithoutRows();

  @Query("(SELECT 1 UNION SELECT 2) -- and \"quotes\"")
  List<Integer> inParentheses();
}
