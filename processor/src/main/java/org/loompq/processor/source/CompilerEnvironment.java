package org.loompq.processor.source;

import com.sun.source.util.Trees;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Finds javac behind what build tools wrap its environment in: Gradle in a class that has it in a
 * field, IntelliJ in a proxy whose handler has.
 */
final class CompilerEnvironment {

  private static final int MOST_WRAPPERS = 8;

  private CompilerEnvironment() {}

  /** The trees of javac; empty if another compiler is at work. */
  static Optional<Trees> trees(ProcessingEnvironment environment) {
    return isJavacOfTheJdk()
        ? Stream.iterate(environment, Objects::nonNull, CompilerEnvironment::wrapped)
            .limit(MOST_WRAPPERS)
            .flatMap(each -> ofJavac(each).stream())
            .findFirst()
        : Optional.empty();
  }

  /** Whether there is one, and no other version of it, such as NetBeans has, stands before it. */
  private static boolean isJavacOfTheJdk() {
    return ModuleLayer.boot()
        .findModule("jdk.compiler")
        .filter(module -> module.equals(Trees.class.getModule()))
        .isPresent();
  }

  private static Optional<Trees> ofJavac(ProcessingEnvironment environment) {
    try {
      return Optional.of(Trees.instance(environment));
    } catch (IllegalArgumentException notJavac) {
      return Optional.empty();
    }
  }

  private static @Nullable ProcessingEnvironment wrapped(ProcessingEnvironment wrapper) {
    Object holder =
        Proxy.isProxyClass(wrapper.getClass()) ? Proxy.getInvocationHandler(wrapper) : wrapper;
    return Stream.<Class<?>>iterate(holder.getClass(), Objects::nonNull, Class::getSuperclass)
        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
        .map(field -> environment(field, holder))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(null);
  }

  private static Optional<ProcessingEnvironment> environment(Field field, Object holder) {
    try {
      return field.trySetAccessible() && field.get(holder) instanceof ProcessingEnvironment found
          ? Optional.of(found)
          : Optional.empty();
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
