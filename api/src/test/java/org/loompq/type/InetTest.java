package org.loompq.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InetTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.0.1",
    "10.0.0.1/32, 10.0.0.1",
    "10.0.0.1/8, 10.0.0.1/8",
    "010.0.0.001/0, 10.0.0.1/0",
    "::, ::",
    "::1, ::1",
    "0:0:0:0:0:0:0:2, ::2",
    "2001:DB8::/32, 2001:db8::/32",
    "::1.2.3.4/7, ::1.2.3.4/7",
    "0:0:0:0:0:0:1:2, ::0.1.0.2",
    "0:0:0:0:0:0:ffff:0, ::255.255.0.0",
    "0:0:0:0:0:ffff:0:0, ::ffff:0.0.0.0",
    "::ffff:1.2.3.4/96, ::ffff:1.2.3.4/96",
    "0:0:0:0:0:1:0:0, ::1:0:0",
    "::5:1.2.3.4, ::5:102:304",
    "1:0:0:2:0:0:0:3, 1:0:0:2::3",
    "1:0:0:1:0:0:1:1, 1::1:0:0:1:1",
    "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
    "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
  })
  void readsAnAddressAndWritesItAsTheServerDoes(String text, String written) {
    Inet inet = Inet.parse(text);
    assertThat(inet).hasToString(written);
    assertThat(Inet.parse(written)).isEqualTo(inet);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "10.0.0",
        "10.0.0.256",
        "10.0.0.1.2",
        "10.0.0.1/",
        "10.0.0.1/a",
        "10.0.0.1/-1",
        "10.0.0.1/1/1",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        ":1:2",
        "1:::2",
        "1.2.3.4::",
        "1.2.3.4:5::",
        "1:2:3:4:5:6:7:1.2.3.4",
        "1::3:4:5:6:7:8:9",
        "12345::",
        "::g",
        "::1%1",
        "1:2:3:4:5:6:7:8::",
        "0x1.2.3.4",
        "+1.2.3.4",
        "\u0661.2.3.4"
      })
  void readsNoOtherText(String text) {
    assertThatThrownBy(() -> Inet.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no IP address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1/33", "::1/129", "10.0.0.1/999"})
  void hasNoPrefixLongerThanTheAddress(String text) {
    assertThatThrownBy(() -> Inet.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bits, but 0 to");
  }

  @Test
  void keepsIpv6ThatStandsForIpv4() {
    assertThat(Inet.parse("::ffff:1.2.3.4").address()).isInstanceOf(Inet6Address.class);
    assertThat(Inet.parse("::ffff:1.2.3.4")).isNotEqualTo(Inet.parse("1.2.3.4"));
  }

  @Test
  void hasAllBitsOfAnAddressAlone() throws UnknownHostException {
    InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    assertThat(Inet.of(address)).isEqualTo(new Inet(address, 32));
    assertThat(Inet.of(address).isFullPrefix()).isTrue();
    assertThat(new Inet(address, 31).isFullPrefix()).isFalse();
  }

  @Test
  void refusesAnAddressWithAZone() throws UnknownHostException {
    Inet6Address zoned = Inet6Address.getByAddress(null, new byte[16], 2);
    assertThatThrownBy(() -> Inet.of(zoned))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has a zone");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.0.0.0/8",
    "1.2.3.4, 1.2.3.4/32",
    "0.0.0.0/0, 0.0.0.0/0",
    "10.1.2.128/25, 10.1.2.128/25",
    "2001:db8::/32, 2001:db8::/32",
  })
  void readsANetwork(String text, String written) {
    assertThat(Cidr.parse(text)).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1/8", "10.1.2.128/24", "2001:db8::1/127", "128.0.0.0/0"})
  void aNetworkHasNoBitsBeyondItsPrefix(String text) {
    assertThatThrownBy(() -> Cidr.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text + " is no network");
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3/8, 10.0.0.0/8",
    "2001:db8:ffff::1/35, 2001:db8:e000::/35",
    "1.2.3.4/0, 0.0.0.0/0",
    "1.2.3.4, 1.2.3.4/32",
    "::ffff:1.2.3.4/120, ::ffff:1.2.3.0/120",
  })
  void hasTheNetworkThatTheServerSees(String text, String network) {
    assertThat(Inet.parse(text).network()).isEqualTo(Cidr.parse(network)).hasToString(network);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "10.1.2.128/25, 10.1.2.128, true",
    "10.1.2.128/25, 10.1.2.127, false",
    "0.0.0.0/0, 255.255.255.255, true",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::, false",
    "::/0, 10.0.0.1, false",
    "0.0.0.0/0, ::1, false",
  })
  void aNetworkContainsTheAddressesOfItsPrefix(String network, String address, boolean contained) {
    assertThat(Cidr.parse(network).contains(Inet.parse(address).address())).isEqualTo(contained);
  }

  @Test
  @SuppressWarnings("NullAway") // what is tested
  void refusesNull() {
    assertThatThrownBy(() -> new Inet(null, 8)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Inet.of(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new Cidr(null, 8)).isInstanceOf(NullPointerException.class);
  }
}
