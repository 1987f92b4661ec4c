package org.loompq.runtime.json;

import java.lang.reflect.Type;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.loompq.spi.JsonCodec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON documents by Jackson 3. It is used without being asked for where Jackson is there and no
 * other {@link JsonCodec} is.
 *
 * <p>An application that wants other settings makes a subclass, and names it in {@code
 * META-INF/services/org.loompq.spi.JsonCodec}:
 *
 * {@snippet :
 * public final class BankJson extends JacksonJsonCodec {
 *   public BankJson() {
 *     super(StrictJson.mapper().addModule(new MoneyModule()).build());
 *   }
 * }
 * }
 *
 * <p>A module that names it in {@code provides} may do without the subclass, by a public static
 * method {@code provider()} that returns {@code new JacksonJsonCodec(mapper)}.
 */
public class JacksonJsonCodec implements JsonCodec {

  private final JsonMapper mapper;

  /** What Jackson has found out about a type that was declared; there are as many as declared. */
  private final ConcurrentMap<Type, ObjectReader> readers = new ConcurrentHashMap<>();

  private final ConcurrentMap<Type, ObjectWriter> writers = new ConcurrentHashMap<>();

  /** Makes one with the settings of {@link StrictJson}. */
  public JacksonJsonCodec() {
    this(StrictJson.mapper().build());
  }

  /**
   * Makes one with other settings.
   *
   * @param mapper reads and writes the documents
   */
  @SuppressWarnings("exports") // Jackson is optional, also for those who compile against this
  public JacksonJsonCodec(JsonMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public final @Nullable Object read(byte[] document, Type type) {
    try {
      return readers.computeIfAbsent(type, this::reader).readValue(document);
    } catch (JacksonException refused) {
      throw JacksonFailure.reading(refused);
    }
  }

  @Override
  public final byte[] write(Object value, Type type) {
    try {
      return writers.computeIfAbsent(type, this::writer).writeValueAsBytes(value);
    } catch (JacksonException refused) {
      throw JacksonFailure.writing(refused);
    }
  }

  private ObjectReader reader(Type type) {
    return mapper.readerFor(mapper.constructType(type));
  }

  private ObjectWriter writer(Type type) {
    return mapper.writerFor(mapper.constructType(type));
  }
}
