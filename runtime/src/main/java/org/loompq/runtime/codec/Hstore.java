package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code hstore} of the extension of that name: how many pairs there are in four bytes, and each
 * key and value with its length before it, -1 for a value that is NULL; see hstore_send in {@code
 * contrib/hstore/hstore_io.c}. A map that is read has the server's order.
 */
public final class Hstore implements DescribedCodec<Map<String, @Nullable String>> {

  public static final Hstore CODEC = new Hstore();

  private static final PgType TEXT = BuiltInTypes.get(Oid.TEXT);
  private static final int NULL = -1;

  private Hstore() {}

  @Override
  public String javaName() {
    return "Map<String, String>";
  }

  @Override
  public boolean reads(PgType type) {
    return type.format() == Format.HSTORE;
  }

  @Override
  public Map<String, @Nullable String> decode(
      MemorySegment memory, long offset, int length, PgType type) {
    Parts parts = new Parts(memory, offset, length, "an hstore");
    int count = parts.count(2 * Integer.BYTES);
    Map<String, @Nullable String> map = LinkedHashMap.newLinkedHashMap(count);
    for (int i = 0; i < count; i++) {
      String key = parts.read(Text.CODEC, parts.length(), TEXT);
      int valueLength = parts.length();
      map.put(key, valueLength == NULL ? null : parts.read(Text.CODEC, valueLength, TEXT));
    }
    parts.end();
    if (map.size() != count) {
      throw new CodecException("an hstore cannot have the same key twice");
    }
    return map;
  }

  @Override
  public boolean writes(PgType type) {
    return reads(type);
  }

  @Override
  public void encode(BinaryWriter out, Map<String, @Nullable String> value, PgType type) {
    out.putInt(value.size());
    value.forEach((key, text) -> encode(out, key, text));
  }

  private static void encode(BinaryWriter out, @Nullable String key, @Nullable String value) {
    if (key == null) {
      throw new CodecException("a key of an hstore cannot be null");
    }
    Parts.write(out, Text.CODEC, key, TEXT);
    if (value == null) {
      out.putInt(NULL);
    } else {
      Parts.write(out, Text.CODEC, value, TEXT);
    }
  }
}
