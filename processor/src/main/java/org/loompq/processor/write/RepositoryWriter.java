package org.loompq.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.Types;
import org.loompq.processor.model.Repository;

/** Writes the class that implements a repository. */
public final class RepositoryWriter {

  /** The simple name of the nested class through which {@code Database.repository} finds it. */
  public static final String PROVIDER = "Provider";

  private static final Pattern TRAILING_SPACES = Pattern.compile("[ \t]+$", Pattern.MULTILINE);

  /** Javadoc of one sentence, which JavaPoet spreads over three lines. */
  private static final Pattern SHORT_JAVADOC = Pattern.compile("/\\*\\*\n *\\* ([^\n]+)\n *\\*/");

  private static final Pattern EMPTY_BODY = Pattern.compile("\\{\n +}");

  private final Types types;
  private final boolean generatedIsVisible;

  /**
   * Writes for one compilation.
   *
   * @param generatedIsVisible whether the module may use {@code javax.annotation.processing}
   */
  public RepositoryWriter(Types types, boolean generatedIsVisible) {
    this.types = types;
    this.generatedIsVisible = generatedIsVisible;
  }

  /** The source of the class. */
  public String write(Repository repository) {
    ClassName type = ClassName.get(repository.type());
    ClassName implementation = ClassName.get(repository.packageName(), repository.implementation());
    Constants constants = new Constants();
    repository.methods().forEach(method -> constants.reserve(method.name()));
    ValueCode values = new ValueCode(constants);
    RecordCode records = new RecordCode(constants, values);
    MethodCode methods =
        new MethodCode(
            String.join(".", type.simpleNames()),
            implementation,
            types,
            constants,
            values,
            records);
    repository.methods().forEach(methods::write);

    TypeSpec.Builder spec =
        TypeSpec.classBuilder(implementation)
            .addOriginatingElement(repository.type())
            .addJavadoc("Implements {@link $T} with prepared statements.", type)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addSuperinterface(repository.type().asType()) // heeds the names of its nested types
            .addFields(values.fields())
            .addFields(records.shapes())
            .addFields(methods.statements())
            .addField(runner())
            .addMethod(constructor())
            .addMethods(methods.methods())
            .addMethods(records.readers())
            .addType(provider(type, implementation));
    if (generatedIsVisible) {
      spec.addAnnotation(
          AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
              .addMember("value", "$S", "org.loompq.processor.RepositoryProcessor")
              .build());
    }
    String source =
        JavaFile.builder(repository.packageName(), spec.build())
            .indent("  ")
            .skipJavaLangImports(true)
            .build()
            .toString();
    return tidy(source);
  }

  /** Lays out as google-java-format would what JavaPoet lays out otherwise. */
  private static String tidy(String source) {
    String trimmed = TRAILING_SPACES.matcher(source).replaceAll("");
    String compact = EMPTY_BODY.matcher(trimmed).replaceAll("{}");
    return SHORT_JAVADOC
        .matcher(compact)
        .replaceAll(found -> Matcher.quoteReplacement("/** " + found.group(1) + " */"));
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

  private static TypeSpec provider(ClassName type, ClassName implementation) {
    TypeName classOfType = ParameterizedTypeName.get(ClassName.get(Class.class), type);
    return TypeSpec.classBuilder(PROVIDER)
        .addJavadoc("Makes {@link $T} for {@code Database.repository}.", implementation)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addSuperinterface(ParameterizedTypeName.get(RuntimeTypes.PROVIDER, type))
        .addMethod(
            MethodSpec.constructorBuilder()
                .addJavadoc("For {@link $T}.", ServiceLoader.class)
                .addModifiers(Modifier.PUBLIC)
                .build())
        .addMethod(
            MethodSpec.methodBuilder("type")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(classOfType)
                .addStatement("return $T.class", type)
                .build())
        .addMethod(
            MethodSpec.methodBuilder("create")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addParameter(RuntimeTypes.SESSION, "session")
                .addStatement("return new $T(session)", implementation)
                .build())
        .build();
  }
}
