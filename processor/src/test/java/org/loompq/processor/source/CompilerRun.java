package org.loompq.processor.source;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A run of javac over sources in memory, with a processor that looks at the classes with {@code
 * p.Text}.
 *
 * @param succeeded whether javac did
 * @param errorRaised what the processor was told in the last round
 * @param diagnostics what was said
 * @param console what javac prints where nobody listens
 */
record CompilerRun(
    boolean succeeded,
    boolean errorRaised,
    List<Diagnostic<? extends JavaFileObject>> diagnostics,
    String console) {

  /** What is done with the value of {@code p.Text}. */
  interface Looking {
    void at(
        ProcessingEnvironment environment,
        Element element,
        AnnotationMirror annotation,
        AnnotationValue value);
  }

  /** Compiles sources, by the names of their classes, and listens to what is said. */
  static CompilerRun listening(
      Map<String, String> sources, Path output, Looking looking, String... options) {
    return run(sources, output, looking, true, options);
  }

  /** Compiles sources, by the names of their classes, and lets javac print. */
  static CompilerRun printing(
      Map<String, String> sources, Path output, Looking looking, String... options) {
    return run(sources, output, looking, false, options);
  }

  private static CompilerRun run(
      Map<String, String> sources,
      Path output,
      Looking looking,
      boolean listen,
      String... options) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    StringWriter console = new StringWriter();
    List<String> all = new ArrayList<>(List.of("-d", output.toString()));
    all.addAll(List.of(options));
    TextProcessor processor = new TextProcessor(looking);
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              console,
              files,
              listen ? said : null,
              all,
              null,
              sources.entrySet().stream()
                  .map(source -> new Source(source.getKey(), source.getValue()))
                  .toList());
      task.setLocale(Locale.ROOT);
      task.setProcessors(List.of(processor));
      boolean succeeded = task.call();
      return new CompilerRun(
          succeeded, processor.errorRaised, said.getDiagnostics(), console.toString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String name, String text) {
      super(URI.create("memory:///p/" + name + ".java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  @SupportedAnnotationTypes("p.Text")
  private static final class TextProcessor extends AbstractProcessor {

    private final Looking looking;
    private boolean errorRaised;

    TextProcessor(Looking looking) {
      this.looking = looking;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      errorRaised = round.errorRaised();
      for (TypeElement annotation : annotations) {
        for (Element element : round.getElementsAnnotatedWith(annotation)) {
          for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            mirror
                .getElementValues()
                .values()
                .forEach(value -> looking.at(processingEnv, element, mirror, value));
          }
        }
      }
      return false;
    }
  }
}
