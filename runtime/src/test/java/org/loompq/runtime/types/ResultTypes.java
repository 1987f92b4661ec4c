package org.loompq.runtime.types;

import java.util.List;
import org.loompq.runtime.codec.Codecs;

/** Types that no column has, but results of functions. */
final class ResultTypes {

  private ResultTypes() {}

  static Family family() {
    SqlType nothing = SqlType.of("void").literal("pg_sleep(length({}))").printed("").asResult();
    SqlType cstring = SqlType.of("cstring").literal("textout({})").printed("").asResult();
    return new Family(
        "Types of results only",
        List.of(
            Mapping.of(nothing, Codecs.STRING, Values.of(_ -> ""), value -> value)
                .note("the empty text; a method of `void` reads none"),
            Mapping.of(cstring, Codecs.STRING, TextTypes.STRINGS, value -> value)));
  }
}
