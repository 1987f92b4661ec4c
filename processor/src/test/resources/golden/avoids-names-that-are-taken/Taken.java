package golden;

import java.util.List;
import java.util.Optional;
import org.loompq.Query;

public interface Taken {

  /** Has the name of a class that the generated code needs, as have the next ones. */
  record Statement(int id) {}

  record Session(int id) {}

  record Provider(int id) {}

  record Override(int id) {}

  record Math(int id) {}

  record String(int id) {}

  /** In lower case a keyword. */
  record Package(int id) {}

  record Account(int id) {}

  enum Switch {
    ON,
    OFF
  }

  /** Has the name of the method that would read a row. */
  default int account() {
    return 1;
  }

  @Query("SELECT 1 AS id")
  Optional<Statement> statement();

  @Query("SELECT 1 AS id")
  List<Session> session();

  @Query("SELECT 1 AS id")
  Provider provider();

  @Query("SELECT 1 AS id")
  Override[] override();

  @Query("SELECT 1 AS id")
  Math math();

  @Query("SELECT :x::text AS id")
  String string(java.lang.String x);

  @Query("SELECT 1 AS id")
  Package packages();

  @Query("SELECT 1 AS id")
  Account oneAccount();

  @Query("DELETE FROM t")
  int update();

  /** The parameters have the names of constants. */
  @Query("UPDATE t SET a = :CONSTANT, b = :SWITCH_LABELS")
  int constant(int CONSTANT, Switch SWITCH_LABELS);
}
