import org.loompq.Query;

interface Unnamed {

  record Item(int id, int no) {}

  @Query("SELECT 1 AS id")
  Item item();
}
