package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value's bytes, in memory that ends where they do, so that reading beyond throws. */
final class Encoded {

  private final byte[] bytes;

  Encoded(byte[] bytes) {
    this.bytes = bytes;
  }

  static <T> Encoded of(Codec<T> codec, T value) {
    BinaryWriter out = new BinaryWriter();
    codec.encode(out, value);
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

  <T> T as(Codec<T> codec, int oid) {
    return codec.decode(memory(), 0, bytes.length, oid);
  }

  <T> List<@Nullable T> asArray(Codec<T> codec) {
    return ArrayCodec.decodeList(memory(), 0, bytes.length, codec);
  }
}
