package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import org.loompq.type.TsQuery;

/**
 * {@code tsquery}: how many items there are, as an int32, and these as {@link TsQueryReader} says.
 */
final class TsQueryCodec extends FixedCodec<TsQuery> {

  static final TsQueryCodec CODEC = new TsQueryCodec();

  private TsQueryCodec() {
    super(TsQuery.class, Oid.TSQUERY, Oid.TSQUERY_ARRAY, Format.TSQUERY);
  }

  @Override
  public TsQuery decode(MemorySegment memory, long offset, int length, PgType type) {
    Parts in = new Parts(memory, offset, length, "a " + type);
    int count = in.int4();
    if (count == 0) {
      in.end();
      return TsQuery.EMPTY;
    }
    try {
      TsQuery query = TsQuery.of(new TsQueryReader(in, count).all());
      in.end();
      return query;
    } catch (IllegalArgumentException invalid) {
      throw new CodecException(String.valueOf(invalid.getMessage()));
    }
  }

  /** Refuses the empty query, which the server sends and does not take; see tsqueryrecv. */
  @Override
  public void encode(BinaryWriter out, TsQuery value) {
    TsQuery.Node root = value.root();
    if (root == null) {
      throw new CodecException(
          "PostgreSQL takes no empty tsquery as a parameter; write ''::tsquery in SQL");
    }
    long count = out.position();
    out.putInt(0);
    out.setInt(count, TsQueryWriter.write(out, root));
  }
}
