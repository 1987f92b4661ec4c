package golden;

import java.util.Optional;

/** May be generic, since it has no queries. */
interface Reading<T> extends AutoCloseable {

  Optional<T> find(long key);
}
