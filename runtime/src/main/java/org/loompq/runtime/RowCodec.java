package org.loompq.runtime;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import org.loompq.Row;
import org.loompq.runtime.codec.BinaryWriter;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Format;
import org.loompq.runtime.codec.PgType;

/**
 * Composite types, and anonymous records, as rows on the heap; only for reading.
 *
 * @param types for the fields
 */
record RowCodec(TypeCatalogue types) implements Codec<Row> {

  @Override
  public String javaName() {
    return "Row";
  }

  @Override
  public int parameterOid() {
    return DESCRIBED;
  }

  @Override
  public int parameterArrayOid() {
    return DESCRIBED;
  }

  @Override
  public boolean reads(PgType type) {
    return type.format() == Format.COMPOSITE;
  }

  @Override
  public Row decode(MemorySegment memory, long offset, int length, PgType type) {
    CompositeValue fields = CompositeValue.parse(memory, offset, length, type);
    try {
      return MaterialisedRow.copy(fields, 0, fields.resultColumns(), types);
    } finally {
      Reference.reachabilityFence(fields); // whose memory is read by its address
    }
  }

  @Override
  public boolean writes(PgType type) {
    return false;
  }

  @Override
  public void encode(BinaryWriter out, Row value, PgType type) {
    throw new IllegalStateException("a Row is not written");
  }

  @Override
  public void encode(BinaryWriter out, Row value) {
    throw new IllegalStateException("a Row is not written");
  }
}
