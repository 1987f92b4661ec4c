import org.loompq.Query;

interface Unnamed {

  record Item(int id) {}

  @Query("SELECT 1 AS id")
  Item item();
}
