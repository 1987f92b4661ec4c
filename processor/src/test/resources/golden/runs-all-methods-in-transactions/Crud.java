package golden;

import java.util.List;
import org.loompq.Transactional;

@Transactional
interface Crud<T> {

  void save(T item);

  default void saveAll(List<T> items) {
    items.forEach(this::save);
  }

  @Transactional(retries = 2)
  default <S extends T> S saveAndReturn(S item) {
    save(item);
    return item;
  }
}
