package org.loompq.runtime.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Types that come with every server under the same OID, so that nobody need be asked for them; see
 * {@code src/include/catalog/pg_type.dat} and {@code pg_range.dat}.
 */
public final class BuiltInTypes {

  private static final Map<Integer, PgType> BY_OID = new HashMap<>();

  static {
    add(16, "boolean", Format.BOOL, 1000);
    add(17, "bytea", Format.BYTEA, 1001);
    add(18, "\"char\"", Format.CHAR, 1002);
    add(19, "name", Format.TEXT, 1003);
    add(20, "bigint", Format.INT8, 1016);
    add(21, "smallint", Format.INT2, 1005);
    add(23, "integer", Format.INT4, 1007);
    add(24, "regproc", Format.UINT4, 1008);
    add(25, "text", Format.TEXT, 1009);
    add(26, "oid", Format.UINT4, 1028);
    add(27, "tid", Format.TID, 1010);
    add(28, "xid", Format.UINT4, 1011);
    add(29, "cid", Format.UINT4, 1012);
    add(114, "json", Format.TEXT, 199);
    add(142, "xml", Format.TEXT, 143);
    add(600, "point", Format.POINT, 1017);
    add(601, "lseg", Format.LSEG, 1018);
    add(602, "path", Format.PATH, 1019);
    add(603, "box", Format.BOX, 1020);
    add(604, "polygon", Format.POLYGON, 1027);
    add(628, "line", Format.LINE, 629);
    add(650, "cidr", Format.CIDR, 651);
    add(700, "real", Format.FLOAT4, 1021);
    add(701, "double precision", Format.FLOAT8, 1022);
    add(705, "unknown", Format.TEXT, 0);
    add(718, "circle", Format.CIRCLE, 719);
    add(774, "macaddr8", Format.MACADDR8, 775);
    add(790, "money", Format.MONEY, 791);
    add(829, "macaddr", Format.MACADDR, 1040);
    add(869, "inet", Format.INET, 1041);
    add(1042, "character", Format.TEXT, 1014);
    add(1043, "character varying", Format.TEXT, 1015);
    add(1082, "date", Format.DATE, 1182);
    add(1083, "time without time zone", Format.TIME, 1183);
    add(1114, "timestamp without time zone", Format.TIMESTAMP, 1115);
    add(1184, "timestamp with time zone", Format.TIMESTAMPTZ, 1185);
    add(1186, "interval", Format.INTERVAL, 1187);
    add(1266, "time with time zone", Format.TIMETZ, 1270);
    add(1560, "bit", Format.BIT, 1561);
    add(1562, "bit varying", Format.BIT, 1563);
    add(1700, "numeric", Format.NUMERIC, 1231);
    add(1790, "refcursor", Format.TEXT, 2201);
    add(2202, "regprocedure", Format.UINT4, 2207);
    add(2203, "regoper", Format.UINT4, 2208);
    add(2204, "regoperator", Format.UINT4, 2209);
    add(2205, "regclass", Format.UINT4, 2210);
    add(2206, "regtype", Format.UINT4, 2211);
    add(2249, "record", Format.COMPOSITE, 2287);
    add(2275, "cstring", Format.TEXT, 1263);
    add(2278, "void", Format.VOID, 0);
    add(2950, "uuid", Format.UUID, 2951);
    add(2970, "txid_snapshot", Format.PG_SNAPSHOT, 2949);
    add(3220, "pg_lsn", Format.PG_LSN, 3221);
    add(3614, "tsvector", Format.TSVECTOR, 3643);
    add(3615, "tsquery", Format.TSQUERY, 3645);
    add(3734, "regconfig", Format.UINT4, 3735);
    add(3769, "regdictionary", Format.UINT4, 3770);
    add(3802, "jsonb", Format.JSONB, 3807);
    addOf(3904, "int4range", Format.RANGE, 23, 3905);
    addOf(3906, "numrange", Format.RANGE, 1700, 3907);
    addOf(3908, "tsrange", Format.RANGE, 1114, 3909);
    addOf(3910, "tstzrange", Format.RANGE, 1184, 3911);
    addOf(3912, "daterange", Format.RANGE, 1082, 3913);
    addOf(3926, "int8range", Format.RANGE, 20, 3927);
    add(4072, "jsonpath", Format.VERSIONED_TEXT, 4073);
    add(4089, "regnamespace", Format.UINT4, 4090);
    add(4096, "regrole", Format.UINT4, 4097);
    add(4191, "regcollation", Format.UINT4, 4192);
    addOf(4451, "int4multirange", Format.MULTIRANGE, 3904, 6150);
    addOf(4532, "nummultirange", Format.MULTIRANGE, 3906, 6151);
    addOf(4533, "tsmultirange", Format.MULTIRANGE, 3908, 6152);
    addOf(4534, "tstzmultirange", Format.MULTIRANGE, 3910, 6153);
    addOf(4535, "datemultirange", Format.MULTIRANGE, 3912, 6155);
    addOf(4536, "int8multirange", Format.MULTIRANGE, 3926, 6157);
    add(5038, "pg_snapshot", Format.PG_SNAPSHOT, 5039);
    add(5069, "xid8", Format.UINT8, 271);
    addOf(22, "int2vector", Format.ARRAY, Oid.INT2, 1006);
    addOf(30, "oidvector", Format.ARRAY, Oid.OID, 1013);
  }

  private BuiltInTypes() {}

  /** The type with an OID, null if it is none of these. */
  public static @Nullable PgType of(int oid) {
    return BY_OID.get(oid);
  }

  /** The type with a name, as SQL writes it; null if it is none of these. */
  public static @Nullable PgType named(String name) {
    for (PgType type : BY_OID.values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    return null;
  }

  /** The type with an OID that is one of these. */
  public static PgType get(int oid) {
    PgType type = BY_OID.get(oid);
    if (type == null) {
      throw new IllegalArgumentException("no built-in type with OID " + oid);
    }
    return type;
  }

  private static void add(int oid, String name, Format format, int arrayOid) {
    add(new PgType(oid, name, format, null, List.of()), arrayOid);
  }

  /** One with parts of another, which is there already. */
  private static void addOf(int oid, String name, Format format, int elementOid, int arrayOid) {
    add(new PgType(oid, name, format, get(elementOid), List.of()), arrayOid);
  }

  private static void add(PgType type, int arrayOid) {
    BY_OID.put(type.oid(), type);
    if (arrayOid != 0) {
      String name = type.name() + "[]";
      BY_OID.put(arrayOid, new PgType(arrayOid, name, Format.ARRAY, type, List.of()));
    }
  }
}
