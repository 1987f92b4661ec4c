package org.loompq.runtime;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.loompq.Pending;

/** Something that is made of what comes of a statement, when it is first read. */
final class MappedPending<T extends @Nullable Object, U extends @Nullable Object>
    implements Pending<U> {

  /** A value, which may be null. */
  private record Made<U extends @Nullable Object>(U value) {}

  private final Pending<T> source;
  private final Function<? super T, ? extends U> mapper;
  private volatile @Nullable Made<U> made;

  MappedPending(Pending<T> source, Function<? super T, ? extends U> mapper) {
    this.source = source;
    this.mapper = mapper;
  }

  @Override
  public U get() {
    Made<U> known = made;
    if (known == null) {
      known = new Made<>(mapper.apply(source.get()));
      made = known;
    }
    return known.value();
  }

  @Override
  public <V extends @Nullable Object> Pending<V> map(Function<? super U, ? extends V> next) {
    return new MappedPending<>(this, Objects.requireNonNull(next, "mapper"));
  }
}
