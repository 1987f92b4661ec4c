package org.loompq.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loompq.type.Cidr;
import org.loompq.type.Inet;
import org.loompq.type.MacAddress;
import org.loompq.type.MacAddress8;

class NetworkCodecTest {

  private static final PgType INET = BuiltInTypes.get(Oid.INET);
  private static final PgType CIDR = BuiltInTypes.get(Oid.CIDR);

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1/8, 0208 0004 0a000001",
    "0.0.0.0/0, 0200 0004 00000000",
    "255.255.255.255, 0220 0004 ffffffff",
    "::ffff:1.2.3.4, 0380 0010 0000000000000000 0000ffff01020304",
    "2001:db8::1/32, 0320 0010 20010db800000000 0000000000000001",
  })
  void inetHasTheBytesThatTheServerSends(String text, String hex) {
    WireValues<Inet> wire = WireValues.of(Codecs.INET);
    assertThat(wire.hex(Inet.parse(text))).isEqualTo(hex.replace(" ", ""));
    assertThat(wire.readHex(hex)).isEqualTo(Inet.parse(text)).hasToString(text);
  }

  @Test
  void cidrHasTheBytesThatTheServerSends() {
    WireValues<Cidr> wire = WireValues.of(Codecs.CIDR);
    Cidr network = Cidr.parse("10.0.0.0/8");
    assertThat(wire.hex(network)).isEqualTo("020801040a000000");
    assertThat(wire.readHex("020801040a000000")).isEqualTo(network);
  }

  @Test
  void macAddressesHaveTheBytesThatTheServerSends() {
    assertThat(WireValues.of(Codecs.MAC_ADDRESS).hex(MacAddress.parse("08:00:2b:01:02:03")))
        .isEqualTo("08002b010203");
    assertThat(WireValues.of(Codecs.MAC_ADDRESS8).hex(MacAddress8.parse("08:00:2b:01:02:03:04:05")))
        .isEqualTo("08002b0102030405");
  }

  @Property
  void inetsAreReadAsWritten(@ForAll("inets") Inet value) {
    WireValues.of(Codecs.INET).checkRoundTrip(value);
    assertThat(Inet.parse(value.toString())).isEqualTo(value);
  }

  @Property
  void networksAreReadAsWrittenAndAreInetsToo(@ForAll("networks") Cidr value) {
    WireValues<Cidr> wire = WireValues.of(Codecs.CIDR);
    wire.checkRoundTrip(value);
    assertThat(Cidr.parse(value.toString())).isEqualTo(value);
    Inet inet = new Inet(value.address(), value.prefixLength());
    WireValues<Inet> asInet = new WireValues<>(Codecs.INET, CIDR);
    asInet.checkRoundTrip(inet);
    assertThat(asInet.written(inet)).isEqualTo(wire.written(value));
    assertThat(new WireValues<>(Codecs.CIDR, INET).written(value))
        .isEqualTo(WireValues.of(Codecs.INET).written(inet));
  }

  @Property
  void macAddressesAreReadAsWritten(@ForAll long bits) {
    WireValues.of(Codecs.MAC_ADDRESS).checkRoundTrip(new MacAddress(bits >>> 16));
    WireValues.of(Codecs.MAC_ADDRESS8).checkRoundTrip(new MacAddress8(bits));
    assertThat(MacAddress8.parse(new MacAddress8(bits).toString()).bits()).isEqualTo(bits);
  }

  @Test
  void anInetWithBitsBeyondItsPrefixIsNotWrittenAsCidr() {
    WireValues<Inet> wire = new WireValues<>(Codecs.INET, CIDR);
    assertThatThrownBy(() -> wire.written(Inet.parse("10.0.0.1/8")))
        .isInstanceOf(CodecException.class)
        .hasMessage("10.0.0.1/8 has bits beyond its prefix, so it is no cidr");
  }

  @Test
  void addressesAloneAreReadOfBothTypes() throws UnknownHostException {
    InetAddress address = InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
    new WireValues<>(Codecs.INET_ADDRESS, INET).checkRoundTrip(address);
    WireValues<InetAddress> cidr = new WireValues<>(Codecs.INET_ADDRESS, CIDR);
    cidr.checkRoundTrip(address);
    assertThat(cidr.hex(address)).isEqualTo("022001040a000001");
  }

  @Test
  void anAddressWithAShorterPrefixIsAnInet() {
    WireValues<InetAddress> wire = WireValues.of(Codecs.INET_ADDRESS);
    assertThatThrownBy(() -> wire.readHex("020800040a000001"))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("a prefix of 8 bits")
        .hasMessageContaining("org.loompq.type.Inet");
  }

  @Test
  void ipv6ThatStandsForIpv4StaysIpv6() {
    String hex = "0380 0010 0000000000000000 0000ffff01020304";
    InetAddress address = WireValues.of(Codecs.INET_ADDRESS).readHex(hex);
    assertThat(address).isInstanceOf(Inet6Address.class);
    assertThat(WireValues.of(Codecs.INET_ADDRESS).hex(address)).isEqualTo(hex.replace(" ", ""));
    assertThat(WireValues.of(Codecs.INET).readHex("0220 0004 01020304").address())
        .isInstanceOf(Inet4Address.class);
  }

  @Test
  void anAddressWithAZoneIsNotWritten() throws UnknownHostException {
    byte[] linkLocal = new byte[16];
    linkLocal[0] = (byte) 0xfe;
    linkLocal[1] = (byte) 0x80;
    Inet6Address zoned = Inet6Address.getByAddress(null, linkLocal, 3);
    assertThatThrownBy(() -> WireValues.of(Codecs.INET_ADDRESS).written(zoned))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("has a zone");
  }

  @ParameterizedTest
  @CsvSource({
    "0420 0004 0a000001, the address family 4",
    "0220 0010 0a000001, cannot have 16 bytes",
    "0320 0004 0a000001, cannot have 4 bytes",
    "0220 00ff 0a000001, cannot have -1 bytes",
    "0221 0004 0a000001, cannot have 33 bits",
    "0220 0004 0a0000, has 7 bytes",
    "0220 0004 0a000001 00, has 9 bytes",
    "0220 00, has 3 bytes",
  })
  void saysWhyBytesAreNoInet(String hex, String reason) {
    assertThatThrownBy(() -> WireValues.of(Codecs.INET).readHex(hex))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aCidrWithBitsBeyondItsPrefixIsRefused() {
    assertThatThrownBy(() -> WireValues.of(Codecs.CIDR).readHex("020801040a000001"))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("10.0.0.1/8 is no network");
  }

  @Provide
  Arbitrary<Inet> inets() {
    return Arbitraries.randomValue((Random random) -> RandomValues.inet(random));
  }

  @Provide
  Arbitrary<Cidr> networks() {
    return Arbitraries.randomValue((Random random) -> RandomValues.cidr(random));
  }
}
