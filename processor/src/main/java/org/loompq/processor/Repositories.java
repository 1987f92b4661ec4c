package org.loompq.processor;

import java.lang.annotation.Annotation;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.loompq.Batch;
import org.loompq.CopyIn;
import org.loompq.CopyOut;
import org.loompq.FetchSize;
import org.loompq.Query;
import org.loompq.ReadOnly;
import org.loompq.Timeout;
import org.loompq.Transactional;

/** The types that the processors claim. */
final class Repositories {

  private static final Set<Class<? extends Annotation>> ANNOTATIONS =
      Set.of(
          Query.class,
          Transactional.class,
          Batch.class,
          FetchSize.class,
          Timeout.class,
          ReadOnly.class,
          CopyIn.class,
          CopyOut.class);

  private Repositories() {}

  /** The qualified names of the annotations by which they are known. */
  static Set<String> annotations() {
    return ANNOTATIONS.stream().map(Class::getName).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The types that say something of statements or transactions, or one of whose methods does, in
   * the order in which the compiler found them.
   */
  static Set<TypeElement> in(RoundEnvironment round) {
    Set<TypeElement> types = new LinkedHashSet<>();
    for (Element annotated : round.getElementsAnnotatedWithAny(ANNOTATIONS)) {
      Element type = annotated instanceof TypeElement ? annotated : annotated.getEnclosingElement();
      if (type instanceof TypeElement declared) {
        types.add(declared);
      }
    }
    return types;
  }
}
