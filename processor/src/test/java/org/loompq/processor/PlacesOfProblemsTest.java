package org.loompq.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loompq.Query;
import org.loompq.processor.Compilation.Classes;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;

/** Whatever a build tool does to the compiler's environment, the place of a problem is told. */
class PlacesOfProblemsTest {

  private static final String SOURCE =
      """
      package bank;

      interface Accounts {
        @org.loompq.Query(\"""
            SELECT 1
             WHERE 1 = :ide\""")
        int one(int id);
      }
      """;

  private static final String EXACT =
      """
      6:18 LPQ020: unknown parameter :ide: did you mean :id?
               WHERE 1 = :ide\""")
                         ^
      """;

  @TempDir private Path folder;

  /** Does something when the first round begins, with an environment that is made of javac's. */
  private static final class Does extends AbstractProcessor {

    interface Deed {
      void with(ProcessingEnvironment environment, Element method);
    }

    private final UnaryOperator<ProcessingEnvironment> wrapping;
    private final Deed deed;

    Does(UnaryOperator<ProcessingEnvironment> wrapping, Deed deed) {
      this.wrapping = wrapping;
      this.deed = deed;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      super.init(wrapping.apply(environment));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of(Query.class.getName());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      round
          .getElementsAnnotatedWith(Query.class)
          .forEach(method -> deed.with(processingEnv, method));
      return false;
    }
  }

  /** As Gradle wraps it. */
  private static final class Delegating implements ProcessingEnvironment {

    private final ProcessingEnvironment delegate;

    Delegating(ProcessingEnvironment delegate) {
      this.delegate = delegate;
    }

    @Override
    public Map<String, String> getOptions() {
      return delegate.getOptions();
    }

    @Override
    public Messager getMessager() {
      return delegate.getMessager();
    }

    @Override
    public Filer getFiler() {
      return delegate.getFiler();
    }

    @Override
    public Elements getElementUtils() {
      return delegate.getElementUtils();
    }

    @Override
    public Types getTypeUtils() {
      return delegate.getTypeUtils();
    }

    @Override
    public SourceVersion getSourceVersion() {
      return delegate.getSourceVersion();
    }

    @Override
    public Locale getLocale() {
      return delegate.getLocale();
    }
  }

  /** As IntelliJ wraps it. */
  private static ProcessingEnvironment proxy(ProcessingEnvironment wrapped) {
    InvocationHandler handler =
        new InvocationHandler() {
          @Override
          public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
              throws Throwable {
            return call(wrapped, method, arguments);
          }
        };
    return proxy(handler);
  }

  /** In a way that hides javac. */
  private static ProcessingEnvironment hidden(ProcessingEnvironment wrapped) {
    Supplier<ProcessingEnvironment> found = () -> wrapped;
    return proxy((_, method, arguments) -> call(found.get(), method, arguments));
  }

  private static ProcessingEnvironment proxy(InvocationHandler handler) {
    return (ProcessingEnvironment)
        Proxy.newProxyInstance(
            PlacesOfProblemsTest.class.getClassLoader(),
            new Class<?>[] {ProcessingEnvironment.class},
            handler);
  }

  private static @Nullable Object call(
      ProcessingEnvironment environment, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(environment, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  private Compilation compile(Processor processor) throws IOException {
    Path source = Files.writeString(folder.resolve("Accounts.java"), SOURCE);
    return Compilation.with(
        List.of(processor),
        List.of(source),
        Files.createDirectory(folder.resolve("output")),
        Classes.ON_CLASS_PATH);
  }

  private String errors(UnaryOperator<ProcessingEnvironment> wrapping) throws IOException {
    return compile(
            new Does(
                wrapping,
                (environment, method) ->
                    new Problems(environment)
                        .reportSql(
                            method,
                            Query.class,
                            SOURCE.lines().skip(4).findFirst().orElseThrow().strip().length()
                                + "\n WHERE 1 = ".length(),
                            Diagnostic.UNKNOWN_PARAMETER,
                            "ide",
                            ": did you mean :id?")))
        .errors();
  }

  @Test
  void isExactBehindGradle() throws IOException {
    assertThat(errors(Delegating::new)).isEqualTo(EXACT);
  }

  @Test
  void isExactBehindIntelliJ() throws IOException {
    assertThat(errors(PlacesOfProblemsTest::proxy)).isEqualTo(EXACT);
  }

  @Test
  void isExactBehindBoth() throws IOException {
    assertThat(errors(environment -> new Delegating(proxy(environment)))).isEqualTo(EXACT);
  }

  @Test
  void isInWordsWhereTheCompilerIsNotJavac() throws IOException {
    assertThat(errors(PlacesOfProblemsTest::hidden))
        .isEqualTo(
            """
            4:21 LPQ020: at line 2, column 12 of the statement: unknown parameter :ide: did you mean :id?
                @org.loompq.Query(\"""
                                  ^
            """);
  }

  @Test
  void countsErrorsOnlyAndSaysEachThingOnce() throws IOException {
    List<Integer> counts = new ArrayList<>();
    Compilation compilation =
        compile(
            new Does(
                environment -> environment,
                (environment, method) -> {
                  Problems problems = new Problems(environment);
                  int at = 0;
                  for (Kind kind : List.of(Kind.NOTE, Kind.NOTE, Kind.WARNING, Kind.ERROR)) {
                    at = kind == Kind.NOTE ? 0 : at + 1;
                    problems.reportSql(
                        kind, method, Query.class, at, Diagnostic.SEVERAL_STATEMENTS);
                    counts.add(problems.count());
                  }
                }));

    assertThat(counts).containsExactly(0, 0, 0, 1);
    assertThat(compilation.diagnostics())
        .extracting(said -> said.getKind())
        .containsExactly(Kind.NOTE, Kind.WARNING, Kind.ERROR);
  }
}
