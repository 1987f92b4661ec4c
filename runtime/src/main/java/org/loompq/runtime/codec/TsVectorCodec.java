package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.loompq.type.TsVector;
import org.loompq.type.TsVector.Lexeme;
import org.loompq.type.TsVector.Position;
import org.loompq.type.TsWeight;

/**
 * {@code tsvector}; see tsvectorsend in {@code tsvector.c}, and WordEntryPos in {@code ts_type.h}:
 *
 * <pre>{@code
 * int32  lexemes
 * text, with a zero at its end                              for each lexeme
 * uint16 positions
 * uint16 weight << 14 | position     for each position; the weight D is 0, A is 3
 * }</pre>
 */
final class TsVectorCodec extends FixedCodec<TsVector> {

  static final TsVectorCodec CODEC = new TsVectorCodec();

  private static final List<TsWeight> WEIGHTS =
      List.of(TsWeight.D, TsWeight.C, TsWeight.B, TsWeight.A);

  private static final int POSITION_BITS = 14;

  /** What the shortest lexeme takes: the zero and the count of its positions. */
  private static final int SHORTEST = 1 + Short.BYTES;

  private TsVectorCodec() {
    super(TsVector.class, Oid.TSVECTOR, Oid.TSVECTOR_ARRAY, Format.TSVECTOR);
  }

  @Override
  public TsVector decode(MemorySegment memory, long offset, int length, PgType type) {
    Parts in = new Parts(memory, offset, length, "a " + type);
    int count = in.int4();
    if (count < 0 || count > in.remaining() / SHORTEST) {
      throw new CodecException(
          "a tsvector of " + length + " bytes cannot have " + count + " lexemes");
    }
    try {
      List<Lexeme> lexemes = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        lexemes.add(new Lexeme(in.text(), positions(in)));
      }
      in.end();
      return new TsVector(lexemes);
    } catch (IllegalArgumentException invalid) {
      throw new CodecException(String.valueOf(invalid.getMessage()));
    }
  }

  private static List<Position> positions(Parts in) {
    int count = in.unsignedShort();
    List<Position> positions = new ArrayList<>(Math.min(count, 16));
    for (int i = 0; i < count; i++) {
      int position = in.unsignedShort();
      TsWeight weight = WEIGHTS.get(position >>> POSITION_BITS);
      positions.add(new Position(position & (1 << POSITION_BITS) - 1, weight));
    }
    return positions;
  }

  @Override
  public void encode(BinaryWriter out, TsVector value) {
    out.putInt(value.lexemes().size());
    for (Lexeme lexeme : value.lexemes()) {
      Text.CODEC.encode(out, lexeme.text());
      out.putByte(0);
      out.putShort(lexeme.positions().size());
      for (Position position : lexeme.positions()) {
        out.putShort(WEIGHTS.indexOf(position.weight()) << POSITION_BITS | position.position());
      }
    }
  }
}
