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

  /** Looked for once, with the loader of loompq's own classes. */
  static JsonCodec installed() {
    return INSTALLED;
  }

  private static JsonCodec find() {
    try {
      List<ServiceLoader.Provider<JsonCodec>> services =
          ServiceLoader.load(JsonCodec.class, JsonLibrary.class.getClassLoader()).stream().toList();
      return switch (services.size()) {
        case 0 -> jackson();
        case 1 -> services.getFirst().get();
        default -> several(services);
      };
    } catch (ServiceConfigurationError broken) {
      return new RefusingJsonCodec(
          "the service org.loompq.spi.JsonCodec cannot be loaded: " + broken.getMessage(), broken);
    }
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
