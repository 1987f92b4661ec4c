package org.loompq.runtime.types;

import static org.loompq.runtime.types.Way.ARRAY_TO;
import static org.loompq.runtime.types.Way.PARAMETER;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.loompq.runtime.codec.Codecs;
import org.loompq.type.Lsn;
import org.loompq.type.PgSnapshot;
import org.loompq.type.Tid;

/** What the server's own tables have. */
final class SystemTypes {

  private static final long UINT4_LAST = 0xffff_ffffL;

  private static final Set<Way> IN_BINARY = EnumSet.of(Way.FIELD_TO, Way.COPY_TO);

  private static final String UNCAST = "the server has no cast for a parameter: pass a `String`";

  private static final Values<Long> UINT4S =
      Values.of(random -> random.nextLong(UINT4_LAST), 1L, UINT4_LAST);

  private static final Values<Integer> INTEGERS =
      Values.of(random -> random.nextInt(Integer.MAX_VALUE), 1, Integer.MAX_VALUE);

  private static final Values<Short> SHORTS =
      Values.of(random -> (short) random.nextInt(1, Short.MAX_VALUE), (short) 1, Short.MAX_VALUE);

  private static final Values<Long> LONGS =
      Values.of(random -> random.nextLong(Long.MAX_VALUE), 1L, Long.MAX_VALUE);

  private static final Values<BigInteger> UINT8S =
      Values.of(
          random -> new BigInteger(Long.SIZE, random),
          BigInteger.ONE,
          BigInteger.TWO.pow(Long.SIZE).subtract(BigInteger.ONE));

  private static final List<String> NAMED =
      List.of(
          "regproc",
          "regprocedure",
          "regoper",
          "regoperator",
          "regclass",
          "regtype",
          "regconfig",
          "regdictionary",
          "regcollation",
          "regnamespace",
          "regrole");

  private SystemTypes() {}

  static Family family() {
    List<Mapping<?>> mappings = new ArrayList<>();
    mappings.addAll(oids(SqlType.of("oid")));
    NAMED.forEach(name -> mappings.addAll(oids(SqlType.named(name))));
    mappings.addAll(transactions(SqlType.of("xid")));
    mappings.addAll(transactions(SqlType.of("cid")));
    mappings.addAll(wide());
    SqlType old = SqlType.of("txid_snapshot");
    mappings.add(
        Mapping.of(
            SqlType.of("tid"),
            Codecs.TID,
            Values.of(
                random -> new Tid(random.nextLong(UINT4_LAST), random.nextInt(0x1_0000)),
                new Tid(0, 0),
                new Tid(UINT4_LAST, 0xffff)),
            Tid::toString));
    Values<PgSnapshot> snapshots =
        Values.of(SystemTypes::snapshot, new PgSnapshot(1, 1, List.of()));
    mappings.add(
        Mapping.of(SqlType.of("pg_snapshot"), Codecs.SNAPSHOT, snapshots, PgSnapshot::toString));
    mappings.add(
        Mapping.of(old, Codecs.SNAPSHOT, snapshots, PgSnapshot::toString)
            .without(PARAMETER, ARRAY_TO)
            .note(UNCAST));
    return new Family("Types of the system", mappings);
  }

  private static List<Mapping<?>> oids(SqlType type) {
    return List.of(
        Mapping.of(type, Codecs.LONG, UINT4S, String::valueOf),
        Mapping.of(type, Codecs.BIG_INTEGER, UINT4S.map(BigInteger::valueOf), String::valueOf)
            .without(PARAMETER, ARRAY_TO)
            .note(UNCAST),
        Mapping.of(type, Codecs.INTEGER, INTEGERS, String::valueOf).only(Way.TO),
        Mapping.of(type, Codecs.SHORT, SHORTS, String::valueOf).only(Way.TO));
  }

  private static List<Mapping<?>> transactions(SqlType type) {
    return List.of(
        Mapping.of(type, Codecs.LONG, UINT4S, String::valueOf)
            .without(PARAMETER, ARRAY_TO)
            .note(UNCAST),
        Mapping.of(type, Codecs.BIG_INTEGER, UINT4S.map(BigInteger::valueOf), String::valueOf)
            .without(PARAMETER, ARRAY_TO)
            .note(UNCAST),
        Mapping.of(type, Codecs.INTEGER, INTEGERS, String::valueOf).only(IN_BINARY).note(UNCAST),
        Mapping.of(type, Codecs.SHORT, SHORTS, String::valueOf).only(IN_BINARY).note(UNCAST));
  }

  private static List<Mapping<?>> wide() {
    SqlType xid8 = SqlType.of("xid8");
    SqlType lsn = SqlType.of("pg_lsn");
    return List.of(
        Mapping.of(xid8, Codecs.BIG_INTEGER, UINT8S, String::valueOf)
            .without(PARAMETER, ARRAY_TO)
            .note(UNCAST),
        Mapping.of(xid8, Codecs.LONG, LONGS, String::valueOf)
            .without(PARAMETER, ARRAY_TO)
            .note(UNCAST),
        Mapping.of(xid8, Codecs.INTEGER, INTEGERS, String::valueOf).only(IN_BINARY).note(UNCAST),
        Mapping.of(xid8, Codecs.SHORT, SHORTS, String::valueOf).only(IN_BINARY).note(UNCAST),
        Mapping.of(lsn, Codecs.LSN, UINT8S.map(value -> new Lsn(value.longValue())), Lsn::toString),
        Mapping.of(lsn, Codecs.BIG_INTEGER, UINT8S, value -> new Lsn(value.longValue()).toString())
            .without(PARAMETER, ARRAY_TO)
            .note(UNCAST),
        Mapping.of(lsn, Codecs.LONG, LONGS, value -> new Lsn(value).toString())
            .without(PARAMETER, ARRAY_TO)
            .note(UNCAST),
        Mapping.of(lsn, Codecs.INTEGER, INTEGERS, value -> new Lsn(value).toString())
            .only(IN_BINARY)
            .note(UNCAST),
        Mapping.of(lsn, Codecs.SHORT, SHORTS, value -> new Lsn(value).toString())
            .only(IN_BINARY)
            .note(UNCAST));
  }

  private static PgSnapshot snapshot(Random random) {
    Set<Long> running = new TreeSet<>();
    long first = random.nextLong(1, Long.MAX_VALUE / 2);
    for (int i = random.nextInt(5); i > 0; i--) {
      running.add(first + random.nextInt(1000));
    }
    return new PgSnapshot(first, first + 1000, List.copyOf(running));
  }
}
