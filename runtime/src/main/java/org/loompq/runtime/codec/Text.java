package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * All types whose binary format is their text, in UTF-8: {@code text} and its like, {@code json},
 * {@code xml}, enums, {@code citext}; see textsend in {@code varlena.c}. Before that of {@code
 * jsonb}, {@code jsonpath} and {@code ltree} stands a version, 1; see jsonb_send in {@code
 * jsonb.c}. What a function that returns {@code void} gives is the empty text; see void_send in
 * {@code pseudotypes.c}.
 *
 * <p>As a parameter a string has no type: the server infers it and reads the text by the rules of
 * that type, so a string can also be an {@code inet} or anything else.
 */
public final class Text implements Codec<String> {

  public static final Text CODEC = new Text();

  private static final int VERSION = 1;

  /** What stands in a {@link String} for bytes that are no UTF-8. */
  private static final char REPLACEMENT = '\ufffd';

  private Text() {}

  @Override
  public String javaName() {
    return "String";
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
  public boolean reads(PgType type) {
    return writes(type) || type.format() == Format.VOID;
  }

  @Override
  public String decode(MemorySegment memory, long offset, int length, PgType type) {
    if (type.format() == Format.VOID) {
      Wire.checkLength(length, 0, type.name());
      return "";
    }
    return text(bytes(memory, offset, length, type));
  }

  @Override
  public boolean writes(PgType type) {
    return switch (type.format()) {
      case TEXT, VERSIONED_TEXT, JSONB -> true;
      default -> false;
    };
  }

  @Override
  public void encode(BinaryWriter out, String value, PgType type) {
    encodeVersion(out, type);
    encode(out, value);
  }

  @Override
  public void encode(BinaryWriter out, String value) {
    if (value.indexOf('\0') >= 0) {
      throw new CodecException(
          "the text holds the character U+0000, which PostgreSQL cannot store");
    }
    out.putBytes(utf8(value));
  }

  @Override
  public String text(String value) {
    return value;
  }

  /**
   * The bytes of the text of a value, without its version.
   *
   * @throws CodecException if the version is unknown, or the length is none
   */
  static byte[] bytes(MemorySegment memory, long offset, int length, PgType type) {
    if (type.format() == Format.TEXT) {
      return Wire.bytes(memory, offset, length);
    }
    if (length < 1 || Wire.int1(memory, offset) != VERSION) {
      throw new CodecException(type + " comes in a version that is not known here");
    }
    return Wire.bytes(memory, offset + 1, length - 1);
  }

  /** Writes what stands before the text. */
  static void encodeVersion(BinaryWriter out, PgType type) {
    if (type.format() != Format.TEXT) {
      out.putByte(VERSION);
    }
  }

  /**
   * Unlike the constructor of {@link String} alone, refuses bytes that are no UTF-8 instead of
   * putting U+FFFD in their place. The server sends them once a SET has changed client_encoding.
   */
  static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0
        && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
      throw new CodecException(
          "the text is not valid UTF-8; client_encoding must stay UTF8 for the whole session");
    }
    return text;
  }

  /** Unlike {@link String#getBytes}, refuses half a surrogate pair instead of writing "?". */
  private static byte[] utf8(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    if (hasHalfPair(value)) {
      throw new CodecException("the text holds half a surrogate pair, which is no character");
    }
    return bytes;
  }

  private static boolean hasHalfPair(String value) {
    for (int i = 0; i < value.length(); i++) {
      char unit = value.charAt(i);
      if (Character.isSurrogate(unit)) {
        boolean pair =
            i + 1 < value.length() && Character.isSurrogatePair(unit, value.charAt(i + 1));
        if (!pair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }
}
