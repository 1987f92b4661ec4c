package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One-dimensional arrays of whatever another codec carries; see array_send in {@code arrayfuncs.c}:
 *
 * <pre>{@code
 * int32 ndim
 * int32 flags          1 if there are NULLs
 * int32 element type
 * int32 length, int32 lower bound     for each dimension
 * int32 length, bytes                 for each element; -1 for NULL
 * }</pre>
 */
public final class ArrayCodec {

  private static final int HEADER = 3 * Integer.BYTES;
  private static final int DIMENSION = 2 * Integer.BYTES;
  private static final int NULL = -1;

  private ArrayCodec() {}

  /**
   * Reads an array whose type is known to fit. Lower bounds are not kept.
   *
   * @return the elements, null for each SQL NULL; a list of the caller's own
   * @throws CodecException if an element does not fit, or there is more than one dimension
   */
  public static <T> List<@Nullable T> decodeList(
      MemorySegment memory, long offset, int length, Codec<T> codec) {
    if (length < HEADER) {
      throw Wire.wrongLength(length, "array", "at least " + HEADER);
    }
    int dimensions = Wire.int4(memory, offset);
    int elementOid = Wire.int4(memory, offset + 2 * Integer.BYTES);
    if (Oid.isBuiltIn(elementOid) && !codec.reads(elementOid)) {
      throw new CodecException(
          "an array has elements of the type with OID "
              + elementOid
              + ", which cannot be read as "
              + codec.javaType().getSimpleName());
    }
    if (dimensions == 0) {
      checkEnd(length - HEADER);
      return new ArrayList<>();
    }
    if (dimensions != 1) {
      throw new CodecException(
          "an array has " + dimensions + " dimensions, and only one can be read yet");
    }
    if (length < HEADER + DIMENSION) {
      throw Wire.wrongLength(length, "array", "at least " + (HEADER + DIMENSION));
    }
    int count = Wire.int4(memory, offset + HEADER);
    if (count < 0 || count > (length - HEADER - DIMENSION) / Integer.BYTES) {
      throw new CodecException(
          "an array of " + length + " bytes cannot have " + count + " elements");
    }
    List<@Nullable T> elements = new ArrayList<>(count);
    long end = offset + length;
    long at = offset + HEADER + DIMENSION;
    for (int i = 0; i < count; i++) {
      int size = elementLength(memory, at, end);
      at += Integer.BYTES;
      if (size == NULL) {
        elements.add(null);
      } else {
        elements.add(codec.decode(memory, at, size, elementOid));
        at += size;
      }
    }
    checkEnd(end - at);
    return elements;
  }

  private static void checkEnd(long left) {
    if (left != 0) {
      throw new CodecException("an array has " + left + " bytes after its last element");
    }
  }

  private static int elementLength(MemorySegment memory, long at, long end) {
    if (end - at < Integer.BYTES) {
      throw new CodecException("an array ends within an element");
    }
    int size = Wire.int4(memory, at);
    if (size < NULL || size > end - at - Integer.BYTES) {
      throw new CodecException("an element of an array cannot have the length " + size);
    }
    return size;
  }

  /** Writes an array: in binary if its codec has an OID for it, else as text. */
  public static <T> void encode(
      BinaryWriter out, Collection<? extends @Nullable T> elements, Codec<T> codec) {
    if (codec.parameterArrayOid() == 0) {
      encodeText(out, elements, codec);
    } else {
      encodeAs(out, elements, codec, codec.parameterOid());
    }
  }

  /**
   * Writes an array in binary.
   *
   * @param elementOid the type of its elements, as for {@link Codec#encodeAs}
   */
  public static <T> void encodeAs(
      BinaryWriter out,
      Collection<? extends @Nullable T> elements,
      Codec<T> codec,
      int elementOid) {
    out.putInt(elements.isEmpty() ? 0 : 1);
    long flags = out.position();
    out.putInt(0);
    out.putInt(elementOid);
    if (elements.isEmpty()) {
      return;
    }
    out.putInt(elements.size());
    out.putInt(1);
    for (T element : elements) {
      long size = out.position();
      out.putInt(NULL);
      if (element == null) {
        out.setInt(flags, 1);
      } else {
        codec.encodeAs(out, codec.javaType().cast(element), elementOid);
        out.setInt(size, Math.toIntExact(out.position() - size - Integer.BYTES));
      }
    }
  }

  /** As in {@code {"a","b\"c",NULL}}; see "Array Input and Output Syntax" in the documentation. */
  private static <T> void encodeText(
      BinaryWriter out, Collection<? extends @Nullable T> elements, Codec<T> codec) {
    StringBuilder text = new StringBuilder("{");
    for (T element : elements) {
      if (text.length() > 1) {
        text.append(',');
      }
      if (element == null) {
        text.append("NULL");
      } else {
        appendQuoted(text, String.valueOf(codec.javaType().cast(element)));
      }
    }
    Text.CODEC.encode(out, text.append('}').toString());
  }

  private static void appendQuoted(StringBuilder text, String element) {
    text.append('"');
    for (int i = 0; i < element.length(); i++) {
      char unit = element.charAt(i);
      if (unit == '"' || unit == '\\') {
        text.append('\\');
      }
      text.append(unit);
    }
    text.append('"');
  }
}
