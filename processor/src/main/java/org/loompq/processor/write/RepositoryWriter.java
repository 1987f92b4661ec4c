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
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.ElementFilter;
import org.loompq.processor.model.CheckedStatement;
import org.loompq.processor.model.Repository;
import org.loompq.processor.model.StatementMethod;
import org.loompq.processor.model.TransactionalMethod;

/** Writes the implementation of a repository. */
public final class RepositoryWriter {

  private final Repository repository;
  private final Map<StatementMethod, CheckedStatement> checked;
  private final ClassName type;
  private final ClassName implementation;
  private final Names names = new Names();
  private final TypeNames types;
  private final Constants constants = new Constants();
  private final CodecCode codecs;

  /**
   * Writes for one repository.
   *
   * @param checked what is known of some of its statements
   */
  public RepositoryWriter(Repository repository, Map<StatementMethod, CheckedStatement> checked) {
    this.checked = checked;
    this.repository = repository;
    this.type = ClassName.get(repository.type());
    this.implementation =
        ClassName.get(repository.name().packageName(), repository.name().simpleName());
    this.types = new TypeNames(repository.type());
    this.codecs = new CodecCode(implementation, types, names, constants);
  }

  /** The source of the class. */
  public String write() {
    reserveNames();
    Map<StatementMethod, String> statementNames = new LinkedHashMap<>();
    repository.methods().forEach(m -> statementNames.put(m, names.constant(m.name())));
    ValueCode values = codecs.values();
    RecordCode records = codecs.records();
    StatementCode statementCode =
        new StatementCode(String.join(".", type.simpleNames()), values, records, checked);
    SignatureCode signatures = new SignatureCode(overloaded(), types);
    ReaderCode readers = new ReaderCode(implementation, values, records);
    BinderCode binders = codecs.binders();
    CopyCode copies = new CopyCode(implementation, values, readers, binders);
    MethodCode methodCode = new MethodCode(types, values, readers, copies);
    TransactionCode transactionCode = new TransactionCode(names, types, signatures);
    Map<ExecutableElement, TransactionalMethod> transactional = new LinkedHashMap<>();
    repository.transactional().forEach(m -> transactional.put(m.method(), m));

    List<FieldSpec> statements = new ArrayList<>();
    List<MethodSpec> methods = new ArrayList<>();
    statementNames.forEach(
        (statement, constant) -> {
          statements.add(statementCode.of(constant, statement));
          TransactionalMethod within = transactional.remove(statement.method());
          if (within == null) {
            methods.add(
                methodCode.of(signatures.implementing(statement.method()), constant, statement));
          } else {
            String name = names.method("Run" + Capitalised.of(statement.name()));
            methods.add(transactionCode.of(within, CodeBlock.of("$L", name)));
            methods.add(
                methodCode.of(signatures.behind(statement.method(), name), constant, statement));
          }
        });
    transactional.values().forEach(method -> methods.add(transactionCode.ofBody(type, method)));
    TypeSpec spec =
        declaration()
            .addFields(constants.fields())
            .addFields(statements)
            .addFields(transactionCode.fields())
            .addFields(SessionCode.fields(repository))
            .addMethod(SessionCode.constructor(repository))
            .addMethods(methods)
            .addMethods(records.readers())
            .addMethods(binders.methods())
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
    for (StatementMethod method : repository.methods()) {
      names.reserve(method.name());
      method.method().getParameters().forEach(p -> names.reserve(p.getSimpleName()));
    }
    for (TransactionalMethod method : repository.transactional()) {
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
}
