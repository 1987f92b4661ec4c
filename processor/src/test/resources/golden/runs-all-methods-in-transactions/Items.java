package golden;

import java.util.List;
import org.loompq.Isolation;
import org.loompq.Query;
import org.loompq.Transactional;

@Transactional(isolation = Isolation.SERIALIZABLE)
interface Items extends Crud<Items.Item>, Counted {

  record Item(int id, String name) {}

  @Override
  @Query("INSERT INTO item (id, name) VALUES (:id, :name)")
  void save(Item item);

  @Transactional
  @Query("SELECT count(*) FROM item")
  long count();

  @SuppressWarnings("unchecked")
  default <T> int saveSeveral(List<T>... items) {
    return items.length + counted();
  }

  static int shared() {
    return 1;
  }

  private int counted() {
    return shared();
  }

  interface Nested {
    @Transactional
    default String one(@SuppressWarnings("rawtypes") List session) {
      return session.toString();
    }
  }
}
