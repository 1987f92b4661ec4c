package org.loompq.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loompq.type.Lsn;
import org.loompq.type.Money;
import org.loompq.type.PgSnapshot;
import org.loompq.type.Tid;

/** {@code money}, {@code pg_lsn}, {@code tid}, {@code pg_snapshot} and buffers. */
class SystemTypesCodecTest {

  private static final int TXID_SNAPSHOT = 2970;

  @ParameterizedTest
  @CsvSource({
    "16/B374D848, 00000016b374d848",
    "0/0, 0000000000000000",
    "FFFFFFFF/FFFFFFFF, ffffffffffffffff"
  })
  void anLsnHasTheBytesThatTheServerSends(String text, String hex) {
    assertCarried(LsnCodec.CODEC, Lsn.parse(text), Oid.PG_LSN, hex);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"(0,1);000000000001", "(4294967295,65535);ffffffffffff"})
  void aTidHasTheBytesThatTheServerSends(String text, String hex) {
    assertCarried(TidCodec.CODEC, Tid.parse(text), Oid.TID, hex);
  }

  @ParameterizedTest
  @CsvSource({
    "1234, 00000000000004d2",
    "-1, ffffffffffffffff",
    "-9223372036854775808, 8000000000000000"
  })
  void moneyHasTheBytesThatTheServerSends(long units, String hex) {
    assertCarried(MoneyCodec.CODEC, new Money(units), Oid.MONEY, hex);
  }

  @Test
  void aSnapshotHasTheBytesThatTheServerSends() {
    String hex =
        "00000003 000000000000000a 0000000000000014"
            + " 000000000000000a 000000000000000e 000000000000000f";
    PgSnapshot snapshot = new PgSnapshot(10, 20, List.of(10L, 14L, 15L));
    assertCarried(SnapshotCodec.CODEC, snapshot, Oid.PG_SNAPSHOT, hex);
    assertThat(Encoded.ofHex(hex).as(SnapshotCodec.CODEC, TXID_SNAPSHOT)).isEqualTo(snapshot);
    assertCarried(
        SnapshotCodec.CODEC,
        new PgSnapshot(1, 1, List.of()),
        Oid.PG_SNAPSHOT,
        "00000000 0000000000000001 0000000000000001");
  }

  private static <T> void assertCarried(Codec<T> codec, T value, int oid, String hex) {
    assertThat(Encoded.of(codec, value).hex()).isEqualTo(hex.replace(" ", ""));
    assertThat(Encoded.ofHex(hex).as(codec, oid)).isEqualTo(value);
  }

  @Property
  void carriesEveryLsnAndEveryTid(
      @ForAll long bits, @ForAll int block, @ForAll @IntRange(max = 0xffff) int offset) {
    Lsn lsn = new Lsn(bits);
    assertThat(Encoded.of(LsnCodec.CODEC, lsn).as(LsnCodec.CODEC, Oid.PG_LSN)).isEqualTo(lsn);
    Tid tid = new Tid(Integer.toUnsignedLong(block), offset);
    assertThat(Encoded.of(TidCodec.CODEC, tid).as(TidCodec.CODEC, Oid.TID)).isEqualTo(tid);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000000 000000000000000a",
        "00000001 000000000000000a 0000000000000014",
        "00000000 000000000000000a 0000000000000014 000000000000000a",
        "ffffffff 000000000000000a 0000000000000014",
        "7fffffff 000000000000000a 0000000000000014",
        "20000000 000000000000000a 0000000000000014",
        "00000000 0000000000000000 0000000000000014",
        "00000000 0000000000000015 0000000000000014",
        "00000001 000000000000000a 0000000000000014 0000000000000014",
        "00000002 000000000000000a 0000000000000014 000000000000000b 000000000000000b",
      })
  void refusesWhatIsNoSnapshot(String hex) {
    assertThatThrownBy(() -> Encoded.ofHex(hex).as(SnapshotCodec.CODEC, Oid.PG_SNAPSHOT))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("snapshot");
  }

  @Test
  void aBufferIsReadAsACopyThatIsReadOnly() {
    Encoded encoded = Encoded.ofHex("010203");
    ByteBuffer buffer = encoded.as(Codecs.BYTE_BUFFER, Oid.BYTEA);
    encoded.bytes()[0] = 9;
    assertThat(buffer).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
    assertThat(buffer.isReadOnly()).isTrue();
    assertThat(buffer.isDirect()).isFalse();
  }

  @Test
  void whatRemainsInABufferIsWrittenAndItsPositionStays() {
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3, 4}).position(1).limit(3);
    assertThat(Encoded.of(Codecs.BYTE_BUFFER, buffer).hex()).isEqualTo("0203");
    assertThat(buffer.position()).isEqualTo(1);
    assertThat(Encoded.of(Codecs.BYTE_BUFFER, buffer.asReadOnlyBuffer()).hex()).isEqualTo("0203");
  }
}
