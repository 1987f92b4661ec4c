package org.loompq.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08:00:2b:01:02:AF",
        "08-00-2b-01-02-af",
        "08002b:0102af",
        "08002B-0102AF",
        "0800.2b01.02af",
        "0800-2b01-02af",
        "08002b0102af"
      })
  void readsWhatTheServerReads(String text) {
    assertThat(MacAddress.parse(text)).hasToString("08:00:2b:01:02:af");
    assertThat(MacAddress8.parse(text)).hasToString("08:00:2b:ff:fe:01:02:af");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08:00:2b:01:02:03:04:05",
        "08-00-2b-01-02-03-04-05",
        "08002b:0102030405",
        "0800.2b01.0203.0405",
        "08002b0102030405"
      })
  void readsEightBytes(String text) {
    assertThat(MacAddress8.parse(text)).hasToString("08:00:2b:01:02:03:04:05");
    assertThatThrownBy(() -> MacAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "08",
        "08:00:2b:01:02",
        "08:00-2b:01:02:03",
        "080:02b:010:203",
        ":08002b010203",
        "08002b010203:",
        "08::002b010203",
        "08 00 2b 01 02 03",
        "08:00:2b:01:02:0g",
        "08002b01020"
      })
  void readsNoOtherText(String text) {
    assertThatThrownBy(() -> MacAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no MAC address");
    assertThatThrownBy(() -> MacAddress8.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no MAC address");
  }

  @Test
  void isMadeOfBytesAndGivesThem() {
    byte[] six = {(byte) 0xff, 1, 2, 3, 4, (byte) 0x85};
    byte[] eight = {(byte) 0xff, 1, 2, 3, 4, 5, 6, (byte) 0x87};
    assertThat(MacAddress.of(six).toBytes()).isEqualTo(six);
    assertThat(MacAddress8.of(eight).toBytes()).isEqualTo(eight);
    assertThat(MacAddress.of(six)).hasToString("ff:01:02:03:04:85");
    assertThatThrownBy(() -> MacAddress.of(eight)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MacAddress8.of(six)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1L << 48, Long.MIN_VALUE})
  void hasNoMoreThanItsBits(long bits) {
    assertThatThrownBy(() -> new MacAddress(bits)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isOrderedByItsBytes() {
    assertThat(MacAddress8.parse("80:00:00:00:00:00:00:00"))
        .isGreaterThan(MacAddress8.parse("7f:00:00:00:00:00:00:00"));
    assertThat(MacAddress.parse("80:00:00:00:00:00"))
        .isGreaterThan(MacAddress.parse("7fffffffffff"));
  }
}
