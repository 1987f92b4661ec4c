package golden;

import java.util.List;
import java.util.Optional;
import org.loompq.Query;

public interface Taken {

  /** Has the name of a class that the generated code needs, as have the next ones. */
  record Statement(int id, int no) {}

  record Session(int id, int no) {}

  record Provider(int id, int no) {}

  record Override(int id, int no) {}

  record Math(int id, int no) {}

  record String(int id, int no) {}

  /** In lower case a keyword. */
  record Package(int id, int no) {}

  record Account(int id, int no) {}

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
  @Query("UPDATE t SET a = :CONSTANT, b = :SWITCH_CODEC")
  int constant(int CONSTANT, Switch SWITCH_CODEC);
}
