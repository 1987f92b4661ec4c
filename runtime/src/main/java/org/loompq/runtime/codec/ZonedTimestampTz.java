package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/**
 * {@code timestamptz} as {@link OffsetTimestampTz} has it: the server keeps no zone, and values are
 * read at UTC. {@code infinity} and {@code -infinity} are {@link OffsetDateTime#MAX} and {@link
 * OffsetDateTime#MIN} as they are {@linkplain OffsetDateTime#toZonedDateTime with a zone}.
 */
public final class ZonedTimestampTz extends FixedCodec<ZonedDateTime> {

  public static final ZonedTimestampTz CODEC = new ZonedTimestampTz();

  private ZonedTimestampTz() {
    super(ZonedDateTime.class, Oid.TIMESTAMPTZ, Oid.TIMESTAMPTZ_ARRAY, Format.TIMESTAMPTZ);
  }

  @Override
  public ZonedDateTime decode(MemorySegment memory, long offset, int length, PgType type) {
    return OffsetTimestampTz.CODEC.decode(memory, offset, length, type).toZonedDateTime();
  }

  @Override
  public void encode(BinaryWriter out, ZonedDateTime value) {
    OffsetTimestampTz.CODEC.encode(out, value.toOffsetDateTime());
  }
}
