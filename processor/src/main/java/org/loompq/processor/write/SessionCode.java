package org.loompq.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.loompq.processor.model.Repository;

/** Code that keeps of the session what the methods need. */
final class SessionCode {

  private SessionCode() {}

  static List<FieldSpec> fields(Repository repository) {
    List<FieldSpec> fields = new ArrayList<>();
    if (!repository.transactional().isEmpty()) {
      fields.add(field(RuntimeTypes.SESSION, TransactionCode.SESSION));
    }
    if (!repository.methods().isEmpty()) {
      fields.add(field(RuntimeTypes.RUNNER, MethodCode.RUNNER));
    }
    return fields;
  }

  private static FieldSpec field(ClassName type, String name) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL).build();
  }

  static MethodSpec constructor(Repository repository) {
    MethodSpec.Builder spec =
        MethodSpec.constructorBuilder()
            .addJavadoc("Makes the repository.\n\n@param session runs its statements\n")
            .addModifiers(Modifier.PUBLIC)
            .addParameter(RuntimeTypes.SESSION, "session");
    if (!repository.transactional().isEmpty()) {
      spec.addStatement("this.$L = session", TransactionCode.SESSION);
    }
    if (!repository.methods().isEmpty()) {
      spec.addStatement("this.$L = $T.of(session)", MethodCode.RUNNER, RuntimeTypes.RUNNER);
    }
    return spec.build();
  }
}
