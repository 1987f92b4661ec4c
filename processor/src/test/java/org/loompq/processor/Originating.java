package org.loompq.processor;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.annotation.processing.Completion;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Notes what a processor writes from which elements. */
final class Originating implements Processor {

  private final Processor processor;
  final List<String> elements = new ArrayList<>();

  Originating(Processor processor) {
    this.processor = processor;
  }

  @Override
  public void init(ProcessingEnvironment environment) {
    Filer filer = noting(Filer.class, environment.getFiler(), "create.*", this::note);
    processor.init(noting(ProcessingEnvironment.class, environment, "getFiler", _ -> filer));
  }

  private @Nullable Object note(@Nullable Object[] arguments) {
    String file = String.valueOf(arguments[arguments.length - 2]);
    Object[] sources = (Object[]) Objects.requireNonNull(arguments[arguments.length - 1]);
    elements.add(file + " of " + Stream.of(sources).map(Object::toString).collect(joining(", ")));
    return null;
  }

  /** Calls a function first, and what is noted only if that gives nothing. */
  private static <T> T noting(
      Class<T> type, T noted, String methods, Function<Object[], @Nullable Object> function) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              Object answer = method.getName().matches(methods) ? function.apply(arguments) : null;
              return answer == null ? invoke(method, noted, arguments) : answer;
            }));
  }

  private static @Nullable Object invoke(Method method, Object on, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getTargetException();
    }
  }

  @Override
  public Set<String> getSupportedOptions() {
    return processor.getSupportedOptions();
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return processor.getSupportedAnnotationTypes();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return processor.getSupportedSourceVersion();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    processor.process(annotations, round);
    return false;
  }

  @Override
  public Iterable<? extends Completion> getCompletions(
      Element element, AnnotationMirror annotation, ExecutableElement member, String text) {
    return processor.getCompletions(element, annotation, member, text);
  }
}
