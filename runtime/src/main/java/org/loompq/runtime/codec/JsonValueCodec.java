package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.json.WithoutMessage;
import org.loompq.spi.JsonCodec;
import org.loompq.spi.JsonException;

/**
 * JSON documents as values of any Java type: {@code json}, {@code jsonb}, their domains, and all
 * types of text; see json_send in {@code json.c} and jsonb_send in {@code jsonb.c}.
 *
 * <p>As a parameter a document has no type: the server infers it, so it can be each of these.
 *
 * @param type the Java type
 * @param library reads and writes the documents; asked for when the first one is met, so that a
 *     repository without a JSON library fails only there
 * @param <T> the Java type
 */
record JsonValueCodec<T>(JsonType<T> type, Supplier<JsonCodec> library) implements Codec<T> {

  @Override
  public String javaName() {
    return type.toString();
  }

  @Override
  public int parameterOid() {
    return INFERRED;
  }

  @Override
  public int parameterArrayOid() {
    return INFERRED;
  }

  @Override
  public boolean reads(PgType pgType) {
    return pgType.format() == Format.JSONB || pgType.format() == Format.TEXT;
  }

  @Override
  public T decode(MemorySegment memory, long offset, int length, PgType pgType) {
    byte[] document = Text.bytes(memory, offset, length, pgType);
    T value = read(document, type.type());
    if (value == null) {
      throw new CodecException(
          "the document is the null of JSON, which "
              + type
              + " has no value for; have the statement make it SQL NULL, by NULLIF, or declare a"
              + " type that has one");
    }
    return value;
  }

  @SuppressWarnings("unchecked") // as JsonCodec.read promises
  private @Nullable T read(byte[] document, Type declared) {
    try {
      return (@Nullable T) library.get().read(document, declared);
    } catch (RuntimeException refused) {
      throw refused("the document cannot be read as ", refused);
    }
  }

  @Override
  public boolean writes(PgType pgType) {
    return reads(pgType);
  }

  @Override
  public void encode(BinaryWriter out, T value, PgType pgType) {
    byte[] document = document(value);
    Text.encodeVersion(out, pgType);
    out.putBytes(document);
  }

  @Override
  public void encode(BinaryWriter out, T value) {
    out.putBytes(document(value));
  }

  @Override
  public String text(T value) {
    return new String(document(value), StandardCharsets.UTF_8);
  }

  private byte[] document(T value) {
    byte[] document = written(value);
    for (byte unit : document) {
      if (unit == 0) { // would end a parameter that travels as text
        throw new CodecException(
            "the document for " + type + " holds the character U+0000, which JSON has to escape");
      }
    }
    return document;
  }

  private byte[] written(T value) {
    try {
      return library.get().write(value, type.type());
    } catch (RuntimeException refused) {
      throw refused("no document can be written of ", refused);
    }
  }

  /** Repeats a {@link JsonException} alone: the messages of others may quote the document. */
  private CodecException refused(String what, RuntimeException refused) {
    return refused instanceof JsonException
        ? new CodecException(what + type + ": " + refused.getMessage(), refused)
        : new CodecException(
            what + type + ": the JSON library threw " + refused.getClass().getName(),
            WithoutMessage.of(refused));
  }
}
