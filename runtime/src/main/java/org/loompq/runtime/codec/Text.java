package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * All types whose binary format is their text, in UTF-8: {@code text}, {@code varchar}, {@code
 * bpchar}, {@code name}, {@code json}, {@code xml}; see textsend in {@code varlena.c}. Before that
 * of {@code jsonb} stands a version, 1; see jsonb_send in {@code jsonb.c}.
 *
 * <p>As a parameter a string has no type: the server infers it and reads the text by the rules of
 * that type, so a string can also be a {@code jsonb}, an enum or an {@code inet}.
 */
public final class Text implements Codec<String> {

  public static final Text CODEC = new Text();

  private static final int JSONB_VERSION = 1;

  /** What stands in a {@link String} for bytes that are no UTF-8. */
  private static final char REPLACEMENT = '\ufffd';

  private Text() {}

  @Override
  public Class<String> javaType() {
    return String.class;
  }

  @Override
  public int parameterOid() {
    return 0;
  }

  @Override
  public int parameterArrayOid() {
    return 0;
  }

  @Override
  public boolean reads(int oid) {
    return switch (oid) {
      case Oid.TEXT, Oid.VARCHAR, Oid.BPCHAR, Oid.NAME, Oid.JSON, Oid.JSONB, Oid.XML, Oid.UNKNOWN ->
          true;
      default -> false;
    };
  }

  @Override
  public String decode(MemorySegment memory, long offset, int length, int oid) {
    if (oid == Oid.JSONB) {
      return decodeJsonb(memory, offset, length);
    }
    return text(Wire.bytes(memory, offset, length));
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
  public boolean writes(int oid) {
    return reads(oid);
  }

  @Override
  public void encodeAs(BinaryWriter out, String value, int oid) {
    if (oid == Oid.JSONB) {
      out.putByte(JSONB_VERSION);
    }
    encode(out, value);
  }

  private static String decodeJsonb(MemorySegment memory, long offset, int length) {
    if (length < 1 || Wire.int1(memory, offset) != JSONB_VERSION) {
      throw new CodecException("jsonb comes in a version that is not known here");
    }
    return text(Wire.bytes(memory, offset + 1, length - 1));
  }

  /**
   * Unlike the constructor of {@link String} alone, refuses bytes that are no UTF-8 instead of
   * putting U+FFFD in their place. The server sends them once a SET has changed client_encoding.
   */
  private static String text(byte[] bytes) {
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
