package checked;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loompq.Query;

interface NullAmongValues {

  @Query("VALUES (1), (NULL)")
  List<Integer> values();

  @Query("SELECT v.b FROM (VALUES (1, 'a'), (:number, :text)) AS v (a, b)")
  List<String> given(int number, @Nullable String text);

  @Query("SELECT v.a FROM (VALUES (1), ((SELECT credit_limit FROM bank.account LIMIT 1))) AS v (a)")
  List<Integer> selected();
}
