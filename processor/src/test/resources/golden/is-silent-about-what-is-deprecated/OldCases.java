package golden;

import java.util.List;
import org.loompq.Column;
import org.loompq.Query;

interface OldCases {

  @Column("kind")
  sealed interface Event {}

  record Kept(int id, String name) implements Event {}

  @Deprecated
  record Gone(int id, String name) implements Event {}

  @Query("SELECT * FROM events")
  List<Event> events();
}
