package org.loompq.processor.source;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Source text with the value that it has, of which each character knows where in the text it is.
 *
 * @param source the text
 * @param value the value
 * @param offsets of the value's characters, and of its end
 * @param exact whether they are those of the characters; else they are that of the whole
 */
record Written(String source, String value, List<Integer> offsets, boolean exact) {

  /** Characters that are written in one way; the last offset is the length. */
  static Written of(String source, String value, Integer... offsets) {
    List<Integer> all = new ArrayList<>(List.of(offsets));
    all.add(source.length());
    return new Written(source, value, all, true);
  }

  /** Characters that stand for themselves. */
  static Written plain(String text) {
    return of(text, text, IntStream.range(0, text.length()).boxed().toArray(Integer[]::new));
  }

  /** Characters that are not of the value. */
  static Written nothing(String source) {
    return of(source, "");
  }

  /** A value whose characters are not found, but where it begins. */
  static Written whole(String source, String value) {
    return new Written(
        source, value, IntStream.rangeClosed(0, value.length()).mapToObj(_ -> 0).toList(), false);
  }

  /** This and what is written behind it. */
  Written then(Written next) {
    List<Integer> all = new ArrayList<>(offsets.subList(0, value.length()));
    next.offsets.forEach(offset -> all.add(source.length() + offset));
    return new Written(source + next.source, value + next.value, all, exact && next.exact);
  }

  /** The same, which begins at a later offset of the text. */
  Written shifted(int by) {
    return new Written(source, value, offsets.stream().map(each -> each + by).toList(), exact);
  }

  static Written all(List<Written> parts) {
    return parts.stream().reduce(nothing(""), Written::then);
  }
}
