package checked;

import java.util.List;
import org.loompq.Query;

/** What a session makes for itself is not there when javac runs. */
interface TemporaryTables {

  @Query("CREATE TEMP TABLE chosen (id bigint)")
  void create();

  @SuppressWarnings("loompq")
  @Query("SELECT id FROM chosen WHERE id > :least")
  List<Long> chosen(long least);
}
