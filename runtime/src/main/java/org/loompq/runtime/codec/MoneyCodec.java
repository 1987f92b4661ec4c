package org.loompq.runtime.codec;

import java.lang.foreign.MemorySegment;
import org.loompq.type.Money;

/** {@code money}: eight bytes; see cash_send in {@code cash.c}. */
public final class MoneyCodec extends FixedCodec<Money> {

  public static final MoneyCodec CODEC = new MoneyCodec();

  private MoneyCodec() {
    super(Money.class, Oid.MONEY, Oid.MONEY_ARRAY, Format.MONEY);
  }

  @Override
  public Money decode(MemorySegment memory, long offset, int length, PgType type) {
    Wire.checkLength(length, Long.BYTES, "money");
    return new Money(Wire.int8(memory, offset));
  }

  @Override
  public void encode(BinaryWriter out, Money value) {
    out.putLong(value.units());
  }
}
