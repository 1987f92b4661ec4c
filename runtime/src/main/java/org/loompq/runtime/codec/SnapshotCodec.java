package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.loompq.type.PgSnapshot;

/**
 * {@code pg_snapshot}, and {@code txid_snapshot} of old; see pg_snapshot_send in {@code
 * xid8funcs.c}:
 *
 * <pre>{@code
 * int32 nxip
 * int64 xmin, int64 xmax
 * int64 xip[nxip]
 * }</pre>
 */
public final class SnapshotCodec extends FixedCodec<PgSnapshot> {

  public static final SnapshotCodec CODEC = new SnapshotCodec();

  private static final int HEADER = Integer.BYTES + 2 * Long.BYTES;

  private SnapshotCodec() {
    super(PgSnapshot.class, Oid.PG_SNAPSHOT, Oid.PG_SNAPSHOT_ARRAY, Format.PG_SNAPSHOT);
  }

  @Override
  public PgSnapshot decode(MemorySegment memory, long offset, int length, PgType type) {
    if (length < HEADER) {
      throw Wire.wrongLength(length, type.name(), "at least " + HEADER);
    }
    int count = Wire.int4(memory, offset);
    if (length != HEADER + (long) count * Long.BYTES) {
      throw new CodecException(
          "a snapshot of " + length + " bytes cannot have " + count + " transactions");
    }
    List<Long> xip = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      xip.add(Wire.int8(memory, offset + HEADER + (long) i * Long.BYTES));
    }
    long xmin = Wire.int8(memory, offset + Integer.BYTES);
    long xmax = Wire.int8(memory, offset + Integer.BYTES + Long.BYTES);
    try {
      return new PgSnapshot(xmin, xmax, xip);
    } catch (IllegalArgumentException invalid) {
      throw new CodecException(String.valueOf(invalid.getMessage()));
    }
  }

  @Override
  public void encode(BinaryWriter out, PgSnapshot value) {
    out.putInt(value.xip().size());
    out.putLong(value.xmin());
    out.putLong(value.xmax());
    value.xip().forEach(out::putLong);
  }
}
