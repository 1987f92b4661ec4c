package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value's bytes, in memory that ends where they do, so that reading beyond throws. */
final class Encoded {

  /** Of an array type, which no codec looks at. */
  private static final int ARRAY_OID = 99_999;

  private final byte[] bytes;

  Encoded(byte[] bytes) {
    this.bytes = bytes;
  }

  static <T> Encoded of(Codec<T> codec, T value) {
    BinaryWriter out = new BinaryWriter();
    codec.encode(out, value);
    return of(out);
  }

  /** A value in the format of a type. */
  static <T> Encoded of(Codec<T> codec, T value, PgType type) {
    BinaryWriter out = new BinaryWriter();
    codec.encode(out, value, type);
    return of(out);
  }

  static Encoded of(BinaryWriter out) {
    return new Encoded(out.memory().asSlice(0, out.position()).toArray(ValueLayout.JAVA_BYTE));
  }

  static Encoded ofHex(String hex) {
    return new Encoded(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  /** An array as the server sends it, with elements that are encoded already. */
  static Encoded array(int elementOid, List<@Nullable Encoded> elements) {
    BinaryWriter out = new BinaryWriter();
    out.putInt(1);
    out.putInt(elements.contains(null) ? 1 : 0);
    out.putInt(elementOid);
    out.putInt(elements.size());
    out.putInt(1);
    for (Encoded element : elements) {
      if (element == null) {
        out.putInt(-1);
      } else {
        out.putInt(element.bytes.length);
        out.putBytes(element.bytes);
      }
    }
    return of(out);
  }

  byte[] bytes() {
    return bytes;
  }

  String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  MemorySegment memory() {
    return MemorySegment.ofArray(bytes);
  }

  <T> T as(Codec<T> codec, PgType type) {
    return codec.decode(memory(), 0, bytes.length, type);
  }

  /** As a built-in type. */
  <T> T as(Codec<T> codec, int oid) {
    return as(codec, type(oid));
  }

  /** A copy of a built-in type, for decoders to find fault with. */
  static PgType type(int oid) {
    PgType type = BuiltInTypes.get(oid);
    PgType element = type.hasElement() ? type.element() : null;
    return new PgType(oid, type.name(), type.format(), element, type.attributes());
  }

  /** The type of arrays of a type. */
  static PgType arrayOf(PgType element) {
    return new PgType(ARRAY_OID, element + "[]", Format.ARRAY, element, List.of());
  }

  /** As an array of a built-in type. */
  <T> List<@Nullable T> asList(Codec<T> codec, int elementOid) {
    Codec<List<@Nullable T>> list = Codecs.listOf(codec);
    return as(list, arrayOf(BuiltInTypes.get(elementOid)));
  }
}
