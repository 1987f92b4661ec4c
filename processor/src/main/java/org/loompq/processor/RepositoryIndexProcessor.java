package org.loompq.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;
import javax.tools.StandardLocation;
import org.loompq.processor.model.ImplementationName;
import org.loompq.spi.RepositoryProvider;

/**
 * Lists the repositories of a compilation in {@code META-INF/services}, so that {@code
 * Database.repository} finds them by {@link java.util.ServiceLoader}. The list depends on all of
 * them, which makes it an aggregating processor to Gradle.
 *
 * <p>In a named module nobody reads the list. Either the module names its repositories itself, with
 * {@code provides org.loompq.spi.RepositoryProvider with bank.AccountsImpl.Provider}, or it makes
 * them by their constructors, {@code new AccountsImpl(db)}.
 */
public final class RepositoryIndexProcessor extends AbstractProcessor {

  /** Sorted, so that the file does not depend on the order of compilation. */
  private final Map<String, TypeElement> providers = new TreeMap<>();

  /** For the compiler. */
  public RepositoryIndexProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Repositories.annotations();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (TypeElement type : Repositories.in(round)) {
      if (type.getKind() == ElementKind.INTERFACE && type.getTypeParameters().isEmpty()) {
        providers.put(
            ImplementationName.of(processingEnv.getElementUtils(), type).provider(), type);
      }
    }
    if (round.processingOver() && !round.errorRaised() && !providers.isEmpty()) {
      write();
    }
    return false;
  }

  private void write() {
    String file = "META-INF/services/" + RepositoryProvider.class.getName();
    Element[] sources = providers.values().toArray(Element[]::new);
    try (Writer out =
        processingEnv
            .getFiler()
            .createResource(StandardLocation.CLASS_OUTPUT, "", file, sources)
            .openWriter()) {
      out.write(String.join("\n", providers.keySet()) + "\n");
    } catch (IOException failed) {
      processingEnv.getMessager().printMessage(Kind.ERROR, file + " cannot be written: " + failed);
    }
  }
}
