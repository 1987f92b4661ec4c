package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;

/**
 * {@code "char"}, one byte from 0 to 255 that is read as U+0000 to U+00FF (see charsend in {@code
 * char.c}), and texts of exactly one {@code char}.
 *
 * <p>The server tells which of them a parameter is: as text a {@code "char"} would keep the first
 * byte of its UTF-8 alone.
 */
public final class Char extends FixedCodec<Character> {

  public static final Char CODEC = new Char();

  private static final int LAST = 0xff;

  private Char() {
    super(Character.class, DESCRIBED, DESCRIBED, Format.CHAR, Format.TEXT);
  }

  /** Reads a value without boxing it. */
  public static char decodeChar(MemorySegment memory, long offset, int length, PgType type) {
    if (type.format() == Format.CHAR) {
      Wire.checkLength(length, Byte.BYTES, type.name());
      return (char) Byte.toUnsignedInt(Wire.int1(memory, offset));
    }
    String text = Text.CODEC.decode(memory, offset, length, type);
    if (text.length() != 1) {
      throw new CodecException(
          "a text of " + text.length() + " characters is no char, which is exactly one");
    }
    return text.charAt(0);
  }

  @Override
  public Character decode(MemorySegment memory, long offset, int length, PgType type) {
    return decodeChar(memory, offset, length, type);
  }

  @Override
  public void encode(BinaryWriter out, Character value, PgType type) {
    if (type.format() != Format.CHAR) {
      Text.CODEC.encode(out, value.toString());
    } else if (value > LAST) {
      throw new CodecException("the character does not fit into " + type + ", which is one byte");
    } else {
      out.putByte(value);
    }
  }

  @Override
  public void encode(BinaryWriter out, Character value) {
    throw new IllegalStateException(javaName() + " is written for a type that is known");
  }
}
