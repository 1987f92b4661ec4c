package org.loompq.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic.Kind;
import org.loompq.Query;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.Repository;
import org.loompq.processor.read.RepositoryReader;
import org.loompq.processor.write.RepositoryWriter;

/**
 * Writes {@code AccountsImpl} for each interface {@code Accounts} that has a {@link Query} method.
 * What it writes for an interface depends on that interface and the types it names alone.
 */
@SupportedAnnotationTypes("org.loompq.Query")
public final class RepositoryProcessor extends AbstractProcessor {

  /** For the compiler. */
  public RepositoryProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Elements elements = processingEnv.getElementUtils();
    RepositoryReader reader =
        new RepositoryReader(
            elements,
            processingEnv.getTypeUtils(),
            new Problems(processingEnv.getMessager()),
            sources(round));
    for (TypeElement type : repositories(round)) {
      reader.read(type).ifPresent(this::write);
    }
    return false;
  }

  private static Set<String> sources(RoundEnvironment round) {
    return round.getRootElements().stream().map(Object::toString).collect(Collectors.toSet());
  }

  /** The types that declare a query, in the order in which the compiler found them. */
  static Set<TypeElement> repositories(RoundEnvironment round) {
    Set<TypeElement> types = new LinkedHashSet<>();
    for (Element method : round.getElementsAnnotatedWith(Query.class)) {
      if (method.getEnclosingElement() instanceof TypeElement type) {
        types.add(type);
      }
    }
    return types;
  }

  private void write(Repository repository) {
    RepositoryWriter writer =
        new RepositoryWriter(processingEnv.getTypeUtils(), isGeneratedVisible(repository.type()));
    String name =
        repository.packageName().isEmpty()
            ? repository.implementation()
            : repository.packageName() + "." + repository.implementation();
    try (Writer out =
        processingEnv.getFiler().createSourceFile(name, repository.type()).openWriter()) {
      out.write(writer.write(repository));
    } catch (IOException failed) {
      processingEnv
          .getMessager()
          .printMessage(Kind.ERROR, name + " cannot be written: " + failed, repository.type());
    }
  }

  private boolean isGeneratedVisible(TypeElement type) {
    Elements elements = processingEnv.getElementUtils();
    ModuleElement module = elements.getModuleOf(type);
    return elements.getTypeElement(module, "javax.annotation.processing.Generated") != null;
  }
}
