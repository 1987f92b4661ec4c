package org.loompq.runtime;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;
import org.loompq.ResultColumn;
import org.loompq.runtime.codec.CodecException;
import org.loompq.runtime.codec.PgType;
import org.loompq.runtime.codec.PgType.Attribute;
import org.loompq.runtime.libpq.Cells;

/**
 * The fields of a value of a composite type, as the one row of its columns; see record_send in
 * {@code rowtypes.c}:
 *
 * <pre>{@code
 * int32 fields, and for each of them int32 type, int32 length, bytes; -1 for NULL
 * }</pre>
 */
final class CompositeValue implements Cells {

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private static final int FIELD = 2 * Integer.BYTES;

  private final PgType type;

  /** Kept for as long as this is: it may be the garbage collector's. */
  private final MemorySegment memory;

  private final int[] oids;
  private final long[] addresses;
  private final int[] lengths;

  private CompositeValue(PgType type, MemorySegment memory, int count) {
    this.type = type;
    this.memory = memory;
    this.oids = new int[count];
    this.addresses = new long[count];
    this.lengths = new int[count];
  }

  /**
   * Finds the fields of a value.
   *
   * @throws CodecException if the bytes are none, or have other fields than the type
   */
  static CompositeValue parse(MemorySegment memory, long offset, int length, PgType type) {
    return memory.isNative()
        ? parseNative(memory, offset, length, type)
        : parseNative(copy(memory, offset, length), 0, length, type);
  }

  private static MemorySegment copy(MemorySegment memory, long offset, int length) {
    MemorySegment copy = Arena.ofAuto().allocate(Math.max(length, 1));
    return copy.copyFrom(memory.asSlice(offset, Math.max(length, 0)));
  }

  private static CompositeValue parseNative(
      MemorySegment memory, long offset, int length, PgType type) {
    if (length < Integer.BYTES) {
      throw new CodecException("a value of type " + type + " cannot have " + length + " bytes");
    }
    int count = memory.get(INT, offset);
    if (count < 0 || count > (length - Integer.BYTES) / FIELD) {
      throw new CodecException(
          "a value of type " + type + " and " + length + " bytes cannot have " + count + " fields");
    }
    CompositeValue value = new CompositeValue(type, memory, count);
    long end = offset + length;
    long at = offset + Integer.BYTES;
    for (int field = 0; field < count; field++) {
      at = value.parseField(field, at, end);
    }
    if (at != end) {
      throw new CodecException(
          "a value of type " + type + " has " + (end - at) + " bytes after its last field");
    }
    value.checkFields();
    return value;
  }

  private void checkFields() {
    List<Attribute> attributes = type.attributes();
    if (attributes.isEmpty()) {
      return; // of a record, whose values have fields of their own
    }
    boolean same = attributes.size() == oids.length;
    for (int field = 0; same && field < oids.length; field++) {
      same = attributes.get(field).type().oid() == oids[field];
    }
    if (!same) {
      throw type.outdated("a value has other fields than its type");
    }
  }

  private long parseField(int field, long at, long end) {
    if (end - at < FIELD) {
      throw new CodecException("a value of type " + type + " ends within a field");
    }
    oids[field] = memory.get(INT, at);
    int size = memory.get(INT, at + Integer.BYTES);
    if (size < -1 || size > end - at - FIELD) {
      throw new CodecException("a field of type " + type + " cannot have the length " + size);
    }
    lengths[field] = size;
    addresses[field] = memory.address() + at + FIELD;
    return at + FIELD + Math.max(size, 0);
  }

  int columns() {
    return oids.length;
  }

  /** Names and types of the fields. */
  List<ResultColumn> resultColumns() {
    return IntStream.range(0, oids.length)
        .mapToObj(field -> new ResultColumn(columnName(field), oids[field]))
        .toList();
  }

  /** The type of a field, by its OID. */
  int oid(int field) {
    return oids[field];
  }

  @Override
  public int rows() {
    return 1;
  }

  @Override
  public String columnName(int column) {
    return type.attributes().isEmpty()
        ? "f" + (column + 1) // as the server does
        : type.attributes().get(column).name();
  }

  @Override
  public int length(int row, int column) {
    return lengths[column];
  }

  @Override
  public long address(int row, int column) {
    return addresses[column];
  }

  @Override
  public void close() {
    // the memory is that of the row
  }
}
