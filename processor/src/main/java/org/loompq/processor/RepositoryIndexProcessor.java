package org.loompq.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;
import javax.tools.StandardLocation;
import org.loompq.processor.read.RepositoryReader;
import org.loompq.processor.write.RepositoryWriter;
import org.loompq.spi.RepositoryProvider;

/**
 * Lists the repositories of a compilation for {@link java.util.ServiceLoader}, so that {@code
 * Database.repository} finds them. A named module must name them itself: {@code provides
 * org.loompq.spi.RepositoryProvider with AccountsImpl.Provider}; the list is not read there.
 */
@SupportedAnnotationTypes("org.loompq.Query")
public final class RepositoryIndexProcessor extends AbstractProcessor {

  /** Sorted, so that the file does not depend on the order of compilation. */
  private final Map<String, TypeElement> providers = new TreeMap<>();

  /** For the compiler. */
  public RepositoryIndexProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (TypeElement type : RepositoryProcessor.repositories(round)) {
      if (type.getKind() == ElementKind.INTERFACE) {
        providers.put(provider(type), type);
      }
    }
    if (round.processingOver() && !round.errorRaised() && !providers.isEmpty()) {
      write();
    }
    return false;
  }

  private String provider(TypeElement type) {
    String packageName =
        processingEnv.getElementUtils().getPackageOf(type).getQualifiedName().toString();
    String name = RepositoryReader.implementation(type) + "$" + RepositoryWriter.PROVIDER;
    return packageName.isEmpty() ? name : packageName + "." + name;
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
