package org.loompq.bench;

import org.loompq.runtime.Rows;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A type whose cells are decoded, as generated code does it: each has code of its own, with its
 * codec as a constant.
 */
public enum CarriedType {
  INT4("(%d * 1000003)::int4", Codecs.INTEGER, (r, c, b) -> b.consume(r.getInt(c))),
  INT8("%d * 1000000000039", Codecs.LONG, (r, c, b) -> b.consume(r.getLong(c))),
  FLOAT8("%d * 1.5::float8", Codecs.DOUBLE, (r, c, b) -> b.consume(r.getDouble(c))),
  BOOL("%d %% 2 = 0", Codecs.BOOLEAN, (r, c, b) -> b.consume(r.getBoolean(c))),
  TEXT("'the owner of account ' || %d", Codecs.STRING, (r, c, b) -> b.consume(r.getString(c))),
  NUMERIC("%d * 1234.57", Codecs.BIG_DECIMAL, (r, c, b) -> b.consume(r.get(c, Codecs.BIG_DECIMAL))),
  BYTEA(
      "decode(repeat('ab', 24), 'hex')",
      Codecs.BYTES,
      (r, c, b) -> b.consume(r.get(c, Codecs.BYTES))),
  UUID("gen_random_uuid()", Codecs.UUID, (r, c, b) -> b.consume(r.get(c, Codecs.UUID))),
  DATE(
      "date '2026-01-01' + %d",
      Codecs.LOCAL_DATE, (r, c, b) -> b.consume(r.get(c, Codecs.LOCAL_DATE))),
  TIME(
      "time '10:00' + %d * interval '1.234567 s'",
      Codecs.LOCAL_TIME, (r, c, b) -> b.consume(r.get(c, Codecs.LOCAL_TIME))),
  TIMESTAMP(
      "timestamp '2026-01-01' + %d * interval '1.234567 s'",
      Codecs.LOCAL_DATE_TIME, (r, c, b) -> b.consume(r.get(c, Codecs.LOCAL_DATE_TIME))),
  TIMESTAMPTZ(
      "timestamptz '2026-01-01Z' + %d * interval '1.234567 s'",
      Codecs.INSTANT, (r, c, b) -> b.consume(r.get(c, Codecs.INSTANT))),
  INTERVAL(
      "%d * interval '1 mon 2 days 3 s'",
      Codecs.INTERVAL, (r, c, b) -> b.consume(r.get(c, Codecs.INTERVAL))),
  INET("inet '10.0.0.1' + %d", Codecs.INET, (r, c, b) -> b.consume(r.get(c, Codecs.INET))),
  MACADDR(
      "macaddr '08:00:2b:01:02:03'",
      Codecs.MAC_ADDRESS,
      (r, c, b) -> b.consume(r.get(c, Codecs.MAC_ADDRESS))),
  POINT("point(%d, 2)", Codecs.POINT, (r, c, b) -> b.consume(r.get(c, Codecs.POINT))),
  VARBIT(
      "B'101011110001'::varbit",
      Codecs.BIT_STRING,
      (r, c, b) -> b.consume(r.get(c, Codecs.BIT_STRING))),
  TSVECTOR(
      "to_tsvector('simple', 'a few words of text')",
      Codecs.TS_VECTOR,
      (r, c, b) -> b.consume(r.get(c, Codecs.TS_VECTOR))),
  INT4RANGE(
      "int4range(%d, 1000)", Structured.RANGE, (r, c, b) -> b.consume(r.get(c, Structured.RANGE))),
  ENUM("'HIGH'::text", Structured.LEVEL, (r, c, b) -> b.consume(r.get(c, Structured.LEVEL))),
  INT4_ARRAY(
      "ARRAY(SELECT generate_series(1, 10))",
      Codecs.INT_ARRAY,
      (r, c, b) -> b.consume(r.get(c, Codecs.INT_ARRAY))),
  TEXT_LIST(
      "ARRAY(SELECT 'n' || generate_series(1, 10))",
      Structured.TEXTS,
      (r, c, b) -> b.consume(r.get(c, Structured.TEXTS))),
  COMPOSITE(
      "ROW(%d, 'the owner of account')",
      Structured.ACCOUNT, (r, c, b) -> b.consume(r.get(c, Structured.ACCOUNT))),
  COMPOSITE_LIST(
      "ARRAY(SELECT ROW(n, 'the owner') FROM generate_series(1, 10) AS n)",
      Structured.ACCOUNTS,
      (r, c, b) -> b.consume(r.get(c, Structured.ACCOUNTS)));

  /** Decodes one cell. */
  interface Reader {
    void read(Rows rows, int cell, Blackhole blackhole);
  }

  private final String expression;

  @SuppressWarnings("ImmutableEnumChecker") // codecs have no state that matters
  private final Codec<?> codec;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Reader reader;

  CarriedType(String expression, Codec<?> codec, Reader reader) {
    this.expression = expression;
    this.codec = codec;
    this.reader = reader;
  }

  /** SQL for the cell of a number. */
  String expression(int number) {
    return String.format(java.util.Locale.ROOT, expression, number);
  }

  Codec<?> codec() {
    return codec;
  }

  Reader reader() {
    return reader;
  }
}
