package org.loompq.bench;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for interfaces of JDBC. HikariCP calls {@code clearWarnings} once for each release and
 * little else; methods that return nothing are therefore the first to be answered.
 */
final class Stub {

  private Stub() {}

  /** An object whose methods do nothing: all is valid and true, numbers are 0, texts are null. */
  static <T> T of(Class<T> type) {
    Class<?>[] interfaces = {type};
    return type.cast(
        Proxy.newProxyInstance(
            Stub.class.getClassLoader(), interfaces, (self, method, arguments) -> answer(method)));
  }

  private static @Nullable Object answer(Method method) {
    Class<?> type = method.getReturnType();
    if (type == void.class) {
      return null;
    }
    if (type == boolean.class) {
      return true;
    }
    if (type == int.class) {
      return 0;
    }
    return type == Connection.class ? of(Connection.class) : null;
  }
}
