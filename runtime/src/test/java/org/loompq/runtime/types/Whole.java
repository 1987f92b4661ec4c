package org.loompq.runtime.types;

import org.jspecify.annotations.Nullable;
import org.loompq.runtime.Composite;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;

/**
 * A value of a composite type that has a field of some type between two others.
 *
 * @param <T> the Java type of the field
 */
record Whole<T>(int before, @Nullable T field, @Nullable String after) {

  /** As generated code would have it, but that the components are in another order. */
  static <T> Composite<Whole<T>> codec(Codec<T> field) {
    return Composite.of(
        RowShape.of("Whole")
            .column("after", "after", Codecs.STRING)
            .column("field", "field", field)
            .column("before", "before", Codecs.INTEGER),
        row -> new Whole<>(row.getInt(2), row.get(1, field), row.getString(0)),
        (row, whole) -> row.bind(whole.after()).bind(whole.field(), field).bind(whole.before()));
  }
}
