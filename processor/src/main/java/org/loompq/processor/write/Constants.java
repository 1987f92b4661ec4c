package org.loompq.processor.write;

import com.palantir.javapoet.FieldSpec;
import java.util.ArrayList;
import java.util.List;

/** The constants of a class, each behind those that it needs. */
final class Constants {

  private final List<FieldSpec> fields = new ArrayList<>();

  void add(FieldSpec field) {
    fields.add(field);
  }

  List<FieldSpec> fields() {
    return List.copyOf(fields);
  }
}
