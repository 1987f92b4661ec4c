package org.loompq.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.ElementFilter;
import org.loompq.processor.model.QueryMethod;
import org.loompq.processor.model.Repository;

/** Writes the implementation of a repository. */
public final class RepositoryWriter {

  private final Repository repository;
  private final ClassName type;
  private final ClassName implementation;
  private final Names names = new Names();
  private final TypeNames types;
  private final ValueCode values;
  private final RecordCode records;

  /** Writes for one repository. */
  public RepositoryWriter(Repository repository) {
    this.repository = repository;
    this.type = ClassName.get(repository.type());
    this.implementation =
        ClassName.get(repository.name().packageName(), repository.name().simpleName());
    this.types = new TypeNames(repository.type());
    this.values = new ValueCode(types, names);
    this.records = new RecordCode(types, names, values);
  }

  /** The source of the class. */
  public String write() {
    reserveNames();
    Map<QueryMethod, String> constants = new LinkedHashMap<>();
    repository.methods().forEach(m -> constants.put(m, names.constant(m.name())));
    StatementCode statementCode = new StatementCode(String.join(".", type.simpleNames()), records);
    MethodCode methodCode = new MethodCode(implementation, overloaded(), types, values, records);

    List<FieldSpec> statements = new ArrayList<>();
    List<MethodSpec> methods = new ArrayList<>();
    constants.forEach(
        (method, constant) -> {
          statements.add(statementCode.of(constant, method));
          methods.add(methodCode.of(constant, method));
        });
    TypeSpec spec =
        declaration()
            .addFields(values.fields())
            .addFields(records.shapes())
            .addFields(statements)
            .addField(runner())
            .addMethod(constructor())
            .addMethods(methods)
            .addMethods(records.readers())
            .addType(ProviderCode.of(type, implementation))
            .build();
    return SourceText.of(
        JavaFile.builder(repository.name().packageName(), spec)
            .indent(" ".repeat(Layout.BLOCK))
            .skipJavaLangImports(true)
            .build()
            .toString());
  }

  /** What the class has, or what the constants must not be hidden by. */
  private void reserveNames() {
    ElementFilter.methodsIn(repository.type().getEnclosedElements())
        .forEach(method -> names.reserve(method.getSimpleName()));
    for (QueryMethod method : repository.methods()) {
      names.reserve(method.name());
      method.method().getParameters().forEach(p -> names.reserve(p.getSimpleName()));
    }
  }

  private Set<String> overloaded() {
    Set<String> seen = new HashSet<>();
    Set<String> overloaded = new HashSet<>();
    ElementFilter.methodsIn(repository.type().getEnclosedElements()).stream()
        .map(method -> method.getSimpleName().toString())
        .filter(name -> !seen.add(name))
        .forEach(overloaded::add);
    return overloaded;
  }

  private TypeSpec.Builder declaration() {
    TypeSpec.Builder spec =
        TypeSpec.classBuilder(implementation)
            .addOriginatingElement(repository.type())
            .addJavadoc("Implements {@link $T} with prepared statements.", type)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(repository.type().asType()); // heeds the names of its nested types
    if (repository.generatedIsVisible()) {
      spec.addAnnotation(
          AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
              .addMember("value", "$S", "org.loompq.processor.RepositoryProcessor")
              .build());
    }
    List<CodeBlock> warnings =
        repository.suppressedWarnings().stream().map(name -> CodeBlock.of("$S", name)).toList();
    if (!warnings.isEmpty()) {
      CodeBlock joined = CodeBlock.join(warnings, ", ");
      spec.addAnnotation(
          AnnotationSpec.builder(SuppressWarnings.class)
              .addMember("value", warnings.size() == 1 ? "$L" : "{$L}", joined)
              .build());
    }
    return spec;
  }

  private static FieldSpec runner() {
    return FieldSpec.builder(RuntimeTypes.RUNNER, "runner", Modifier.PRIVATE, Modifier.FINAL)
        .build();
  }

  private static MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addJavadoc("Makes the repository.\n\n@param session runs its statements\n")
        .addModifiers(Modifier.PUBLIC)
        .addParameter(RuntimeTypes.SESSION, "session")
        .addStatement("this.runner = $T.of(session)", RuntimeTypes.RUNNER)
        .build();
  }
}
