package org.loompq.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;
import org.loompq.processor.model.ImplementationName;

/** Code of the nested class that makes the repository for {@code Database.repository}. */
final class ProviderCode {

  private ProviderCode() {}

  static TypeSpec of(ClassName type, ClassName implementation) {
    return TypeSpec.classBuilder(ImplementationName.PROVIDER)
        .addJavadoc("Makes {@link $T} for {@code Database.repository}.", implementation)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addSuperinterface(ParameterizedTypeName.get(RuntimeTypes.PROVIDER, type))
        .addMethod(
            MethodSpec.constructorBuilder()
                .addJavadoc("For {@link java.util.ServiceLoader}.")
                .addModifiers(Modifier.PUBLIC)
                .build())
        .addMethod(
            MethodSpec.methodBuilder("type")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(ClassName.get(Class.class), type))
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
