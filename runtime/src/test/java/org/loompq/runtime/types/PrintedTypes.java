package org.loompq.runtime.types;

import java.net.InetAddress;
import java.util.List;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.runtime.codec.RandomValues;
import org.loompq.type.Cidr;
import org.loompq.type.Inet;

/** Addresses, geometric values and text search, which print as the server does. */
final class PrintedTypes {

  private static final Values<Inet> INETS = Values.of(RandomValues::inet);
  private static final Values<Cidr> CIDRS = Values.of(RandomValues::cidr);
  private static final Values<InetAddress> ADDRESSES = Values.of(RandomValues::address);

  private PrintedTypes() {}

  static Family network() {
    SqlType inet = SqlType.of("inet");
    SqlType cidr = SqlType.of("cidr");
    return new Family(
        "Addresses",
        List.of(
            Mapping.of(inet, Codecs.INET, INETS, Inet::toString),
            Mapping.of(inet, Codecs.INET_ADDRESS, ADDRESSES, value -> Inet.of(value).toString())
                .note("an address whose prefix is shorter is refused when read"),
            Mapping.of(
                    inet,
                    Codecs.CIDR,
                    CIDRS,
                    value -> new Inet(value.address(), value.prefixLength()).toString())
                .only(Way.TO),
            Mapping.of(cidr, Codecs.CIDR, CIDRS, Cidr::toString),
            Mapping.of(
                    cidr,
                    Codecs.INET,
                    CIDRS.map(value -> new Inet(value.address(), value.prefixLength())),
                    value -> new Cidr(value.address(), value.prefixLength()).toString())
                .note("a parameter loses the bits after its prefix; COPY and fields refuse them"),
            Mapping.of(
                    cidr,
                    Codecs.INET_ADDRESS,
                    ADDRESSES,
                    value -> new Cidr(value, Inet.of(value).prefixLength()).toString())
                .note("a network whose prefix is shorter is refused when read"),
            printed("macaddr", Codecs.MAC_ADDRESS, Values.of(RandomValues::macAddress)),
            printed("macaddr8", Codecs.MAC_ADDRESS8, Values.of(RandomValues::macAddress8))));
  }

  static Family geometry() {
    return new Family(
        "Geometric types",
        List.of(
            printed("point", Codecs.POINT, Values.of(RandomValues::point)),
            printed("line", Codecs.LINE, Values.of(RandomValues::line)),
            printed("lseg", Codecs.LINE_SEGMENT, Values.of(RandomValues::lineSegment)),
            printed("box", Codecs.BOX, Values.of(RandomValues::box)),
            printed("path", Codecs.PATH, Values.of(RandomValues::path)),
            printed("polygon", Codecs.POLYGON, Values.of(RandomValues::polygon)),
            printed("circle", Codecs.CIRCLE, Values.of(RandomValues::circle))));
  }

  static Family search() {
    return new Family(
        "Text search",
        List.of(
            printed("tsvector", Codecs.TS_VECTOR, Values.of(RandomValues::tsVector)),
            printed("tsquery", Codecs.TS_QUERY, Values.of(RandomValues::tsQuery))));
  }

  private static <T> Mapping<T> printed(String type, Codec<T> codec, Values<T> values) {
    return Mapping.of(SqlType.of(type), codec, values, Object::toString);
  }
}
