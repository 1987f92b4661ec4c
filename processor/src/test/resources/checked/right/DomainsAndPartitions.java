package checked;

import java.util.List;
import java.util.Optional;
import org.loompq.Query;

interface DomainsAndPartitions {

  record Event(long id, String day, String what) {}

  record Happened(long id, Optional<Event> event) {}

  @Query("INSERT INTO bank.contact (email) VALUES (:email) RETURNING email")
  String add(String email);

  @Query("SELECT id, day, what FROM bank.event WHERE day = :day AND id > :least")
  List<Event> of(String day, long least);

  @Query(
      """
      SELECT a.id, e.id AS event_id, e.day AS event_day, e.what AS event_what
      FROM bank.account a LEFT JOIN bank.event e ON e.id = a.id AND e.day = :day
      """)
  List<Happened> happened(String day);
}
