package org.loompq.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loompq.TypeCodec;
import org.loompq.ValueReader;
import org.loompq.ValueWriter;

/** Codecs that are services. Each test loads loompq anew, with a class path of its own. */
class CustomTypesTest {

  @TempDir Path directory;

  /** A codec that nobody uses. */
  public abstract static class Unused<T> implements TypeCodec<T> {
    @Override
    public String typeName() {
      return "text";
    }

    @Override
    public void write(T value, ValueWriter out) {
      throw new UnsupportedOperationException();
    }

    @Override
    public T read(ValueReader in) {
      throw new UnsupportedOperationException();
    }
  }

  /** A service. */
  public static final class First extends Unused<Rgb> {
    @Override
    public Class<Rgb> javaType() {
      return Rgb.class;
    }
  }

  /** Another for the same class. */
  public static final class Second extends Unused<Rgb> {
    @Override
    public Class<Rgb> javaType() {
      return Rgb.class;
    }
  }

  /** One for another class. */
  public static final class OfFile extends Unused<File> {
    @Override
    public Class<File> javaType() {
      return File.class;
    }
  }

  /** One that cannot be made. */
  public static final class Broken extends Unused<Rgb> {
    public Broken() {
      throw new IllegalStateException("on purpose");
    }

    @Override
    public Class<Rgb> javaType() {
      return Rgb.class;
    }
  }

  @Test
  void areThoseOfServices() throws Exception {
    provide(First.class, OfFile.class);
    assertThat(javaTypes()).containsExactly(Rgb.class.getName(), File.class.getName());
  }

  @Test
  void areNoneWithoutServices() throws Exception {
    assertThat(javaTypes()).isEmpty();
  }

  @Test
  void refuseToChooseBetweenServices() throws Exception {
    provide(First.class, Second.class);
    assertThatThrownBy(this::javaTypes)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "there are two services org.loompq.TypeCodec for "
                + Rgb.class.getName()
                + ", "
                + First.class.getName()
                + " and "
                + Second.class.getName()
                + "; choose one with DatabaseConfig's typeCodec");
  }

  @Test
  void preferWhatIsConfigured() throws Exception {
    provide(First.class, Second.class, OfFile.class);
    assertThat(javaTypes(Second.class)).containsExactly(Rgb.class.getName(), File.class.getName());
  }

  @Test
  void tellWhyAServiceCannotBeLoaded() throws Exception {
    provide(Broken.class);
    assertThatThrownBy(this::javaTypes)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a service org.loompq.TypeCodec cannot be loaded")
        .hasMessageContaining(Broken.class.getName())
        .hasRootCauseMessage("on purpose");
  }

  private void provide(Class<?>... services) throws IOException {
    Path file = directory.resolve("META-INF/services/" + TypeCodec.class.getName());
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.write(file, Arrays.stream(services).map(Class::getName).toList(), UTF_8);
  }

  private List<String> javaTypes(Class<?>... configured) throws Exception {
    List<URL> urls = new ArrayList<>();
    urls.add(directory.toUri().toURL());
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      List<Object> codecs = new ArrayList<>();
      for (Class<?> codec : configured) {
        codecs.add(loader.loadClass(codec.getName()).getConstructor().newInstance());
      }
      Class<?> type = loader.loadClass(CustomTypes.class.getName());
      Object types = accessible(type.getDeclaredMethod("of", List.class)).invoke(null, codecs);
      List<?> classes = (List<?>) accessible(type.getDeclaredMethod("javaTypes")).invoke(types);
      return classes.stream().map(each -> ((Class<?>) each).getName()).toList();
    } catch (InvocationTargetException thrown) {
      throw (Exception) Objects.requireNonNull(thrown.getCause());
    }
  }

  private static Method accessible(Method method) {
    method.setAccessible(true);
    return method;
  }
}
