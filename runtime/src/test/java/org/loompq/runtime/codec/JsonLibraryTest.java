package org.loompq.runtime.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loompq.runtime.json.JacksonJsonCodec;
import org.loompq.spi.JsonCodec;

/** Each test loads loompq anew, with a class path of its own. */
class JsonLibraryTest {

  @TempDir Path directory;

  /** A service. */
  public static final class Fixed implements JsonCodec {
    @Override
    public Object read(byte[] document, Type type) {
      return "fixed";
    }

    @Override
    public byte[] write(Object value, Type type) {
      return new byte[0];
    }
  }

  /** A service that is Jackson with settings of its own. */
  public static final class OwnJackson extends JacksonJsonCodec {}

  /** A service that cannot be made. */
  public static final class Broken implements JsonCodec {
    public Broken() {
      throw new IllegalStateException("on purpose");
    }

    @Override
    public Object read(byte[] document, Type type) {
      return document;
    }

    @Override
    public byte[] write(Object value, Type type) {
      return new byte[0];
    }
  }

  @Test
  void isJacksonWhereNothingElseIsThere() throws Exception {
    try (URLClassLoader loader = loader(true)) {
      assertThat(installed(loader).getClass().getName())
          .isEqualTo(JacksonJsonCodec.class.getName());
      assertThat(read(loader, "7")).isEqualTo(7);
    }
  }

  @Test
  void tellsWhichDependencyToAddWhereThereIsNone() throws Exception {
    try (URLClassLoader loader = loader(false)) {
      assertThatThrownBy(() -> read(loader, "7"))
          .hasMessageContaining("add the dependency tools.jackson.core:jackson-databind")
          .hasMessageContaining("or provide the service org.loompq.spi.JsonCodec")
          .hasCauseInstanceOf(NoClassDefFoundError.class);
    }
  }

  @Test
  void isTheServiceThatIsThereWithJacksonAndWithout() throws Exception {
    provide(Fixed.class);
    for (boolean jackson : new boolean[] {true, false}) {
      try (URLClassLoader loader = loader(jackson)) {
        assertThat(read(loader, "7")).isEqualTo("fixed");
      }
    }
  }

  @Test
  void isASubclassThatIsThere() throws Exception {
    provide(OwnJackson.class);
    try (URLClassLoader loader = loader(true)) {
      assertThat(installed(loader).getClass().getName()).isEqualTo(OwnJackson.class.getName());
      assertThat(read(loader, "7")).isEqualTo(7);
    }
  }

  @Test
  void refusesToChooseBetweenServices() throws Exception {
    provide(Fixed.class, OwnJackson.class);
    try (URLClassLoader loader = loader(true)) {
      assertThatThrownBy(() -> read(loader, "7"))
          .hasMessage(
              "there can be one service org.loompq.spi.JsonCodec only, and "
                  + Fixed.class.getName()
                  + " and "
                  + OwnJackson.class.getName()
                  + " are there");
    }
  }

  @Test
  void tellsWhyAServiceCannotBeLoaded() throws Exception {
    provide(Broken.class);
    try (URLClassLoader loader = loader(true)) {
      assertThatThrownBy(() -> read(loader, "7"))
          .hasMessageContaining("the service org.loompq.spi.JsonCodec cannot be loaded")
          .hasMessageContaining(Broken.class.getName())
          .hasRootCauseMessage("on purpose");
    }
  }

  @Test
  void tellsAtEachUseThatAServiceLacksAClass() throws Exception {
    provide(OwnJackson.class);
    try (URLClassLoader loader = loader(false)) {
      for (int use = 0; use < 2; use++) {
        assertThatThrownBy(() -> read(loader, "7"))
            .hasMessageStartingWith(
                "the service org.loompq.spi.JsonCodec cannot be loaded: a class that it needs")
            .hasMessageContaining("tools/jackson/")
            .hasCauseInstanceOf(NoClassDefFoundError.class);
      }
    }
  }

  @Test
  void isTheServiceOfTheThreadWhereItsOwnLoaderHasNone() throws Exception {
    try (URLClassLoader shared = loader(true)) {
      assertThat(readBelow(shared)).isEqualTo("fixed");
    }
  }

  @Test
  void isTheServiceOfItsOwnLoaderWhereTheThreadHasOneToo() throws Exception {
    Path own = Files.createDirectory(directory.resolve("own"));
    provide(own, OwnJackson.class);
    try (URLClassLoader shared = loader(true, own)) {
      assertThat(readBelow(shared)).isEqualTo(7);
    }
  }

  /** By a thread of an application that has a service and shares loompq with others. */
  private @Nullable Object readBelow(ClassLoader shared) throws Exception {
    Path application = Files.createDirectory(directory.resolve("application"));
    provide(application, Fixed.class);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {application.toUri().toURL()}, shared)) {
      thread.setContextClassLoader(loader);
      return read(shared, "7");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private void provide(Class<?>... services) throws IOException {
    provide(directory, services);
  }

  private static void provide(Path directory, Class<?>... services) throws IOException {
    Path file = directory.resolve("META-INF/services/" + JsonCodec.class.getName());
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.write(file, List.of(services).stream().map(Class::getName).toList(), UTF_8);
  }

  /** Of the class path of the tests, with Jackson or without. */
  private URLClassLoader loader(boolean jackson) throws IOException {
    return loader(jackson, directory);
  }

  private static URLClassLoader loader(boolean jackson, Path directory) throws IOException {
    List<URL> urls = new ArrayList<>();
    urls.add(directory.toUri().toURL());
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (jackson || !entry.contains("jackson")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static Object installed(ClassLoader loader) throws ReflectiveOperationException {
    Method installed = loader.loadClass(JsonLibrary.class.getName()).getDeclaredMethod("installed");
    installed.setAccessible(true);
    return installed.invoke(null);
  }

  /** What the library of a loader reads a document as an Integer as. */
  private static @Nullable Object read(ClassLoader loader, String document) throws Exception {
    Method read =
        loader.loadClass(JsonCodec.class.getName()).getMethod("read", byte[].class, Type.class);
    try {
      return read.invoke(installed(loader), document.getBytes(UTF_8), Integer.class);
    } catch (InvocationTargetException thrown) {
      throw (Exception) Objects.requireNonNull(thrown.getCause());
    }
  }
}
