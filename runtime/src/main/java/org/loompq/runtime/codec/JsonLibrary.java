package org.loompq.runtime.codec;

import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.loompq.runtime.json.JacksonJsonCodec;
import org.loompq.spi.JsonCodec;

/**
 * What reads and writes the JSON documents of this process: the one service that is there, else
 * Jackson. Two services are an error, since which of them came first would depend on the order of
 * the class path. An error is a codec too, which throws it at each document.
 */
final class JsonLibrary {

  private static final JsonCodec INSTALLED = find();

  private JsonLibrary() {}

  /** Looked for once, as {@link JsonCodec} says. */
  static JsonCodec installed() {
    return INSTALLED;
  }

  /** Throws nothing: an exception of a static initialiser is told once only, and then hidden. */
  private static JsonCodec find() {
    try {
      List<ServiceLoader.Provider<JsonCodec>> services = services();
      return switch (services.size()) {
        case 0 -> jackson();
        case 1 -> services.getFirst().get();
        default -> several(services);
      };
    } catch (ServiceConfigurationError broken) {
      return unloadable(String.valueOf(broken.getMessage()), broken);
    } catch (LinkageError incomplete) {
      return unloadable(
          "a class that it needs is not there or does not fit, " + incomplete, incomplete);
    }
  }

  private static List<ServiceLoader.Provider<JsonCodec>> services() {
    List<ServiceLoader.Provider<JsonCodec>> own = services(JsonLibrary.class.getClassLoader());
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return own.isEmpty() && context != null ? services(context) : own;
  }

  private static List<ServiceLoader.Provider<JsonCodec>> services(ClassLoader loader) {
    return ServiceLoader.load(JsonCodec.class, loader).stream().toList();
  }

  private static JsonCodec unloadable(String why, Throwable cause) {
    return new RefusingJsonCodec(
        "the service org.loompq.spi.JsonCodec cannot be loaded: " + why, cause);
  }

  private static JsonCodec jackson() {
    try {
      return new JacksonJsonCodec();
    } catch (LinkageError absent) {
      return new RefusingJsonCodec(
          "no JSON library can be loaded: add the dependency tools.jackson.core:jackson-databind,"
              + " of version 3 (and, in a named module, \"requires tools.jackson.databind\"), or"
              + " provide the service org.loompq.spi.JsonCodec",
          absent);
    }
  }

  private static JsonCodec several(List<ServiceLoader.Provider<JsonCodec>> services) {
    return new RefusingJsonCodec(
        services.stream()
            .map(service -> service.type().getName())
            .collect(
                Collectors.joining(
                    " and ",
                    "there can be one service org.loompq.spi.JsonCodec only, and ",
                    " are there")),
        null);
  }
}
