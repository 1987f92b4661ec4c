package org.loompq.runtime.codec;

/** OIDs of built-in types, which never change; see {@code src/include/catalog/pg_type.dat}. */
public final class Oid {

  public static final int BOOL = 16;
  public static final int BYTEA = 17;
  public static final int INT8 = 20;
  public static final int INT2 = 21;
  public static final int INT2VECTOR = 22;
  public static final int INT4 = 23;
  public static final int TEXT = 25;
  public static final int OID = 26;
  public static final int TID = 27;
  public static final int OIDVECTOR = 30;
  public static final int FLOAT4 = 700;
  public static final int FLOAT8 = 701;
  public static final int MONEY = 790;
  public static final int DATE = 1082;
  public static final int TIME = 1083;
  public static final int TIMESTAMP = 1114;
  public static final int TIMESTAMPTZ = 1184;
  public static final int INTERVAL = 1186;
  public static final int TIMETZ = 1266;
  public static final int VARBIT = 1562;
  public static final int NUMERIC = 1700;
  public static final int UUID = 2950;
  public static final int PG_LSN = 3220;
  public static final int JSONB = 3802;
  public static final int PG_SNAPSHOT = 5038;

  public static final int MONEY_ARRAY = 791;
  public static final int BOOL_ARRAY = 1000;
  public static final int BYTEA_ARRAY = 1001;
  public static final int INT2_ARRAY = 1005;
  public static final int INT4_ARRAY = 1007;
  public static final int TID_ARRAY = 1010;
  public static final int INT8_ARRAY = 1016;
  public static final int FLOAT4_ARRAY = 1021;
  public static final int FLOAT8_ARRAY = 1022;
  public static final int TIMESTAMP_ARRAY = 1115;
  public static final int DATE_ARRAY = 1182;
  public static final int TIME_ARRAY = 1183;
  public static final int TIMESTAMPTZ_ARRAY = 1185;
  public static final int INTERVAL_ARRAY = 1187;
  public static final int NUMERIC_ARRAY = 1231;
  public static final int TIMETZ_ARRAY = 1270;
  public static final int VARBIT_ARRAY = 1563;
  public static final int UUID_ARRAY = 2951;
  public static final int PG_LSN_ARRAY = 3221;
  public static final int PG_SNAPSHOT_ARRAY = 5039;

  public static final int POINT = 600;
  public static final int LSEG = 601;
  public static final int PATH = 602;
  public static final int BOX = 603;
  public static final int POLYGON = 604;
  public static final int LINE = 628;
  public static final int CIDR = 650;
  public static final int CIRCLE = 718;
  public static final int MACADDR8 = 774;
  public static final int MACADDR = 829;
  public static final int INET = 869;
  public static final int TSVECTOR = 3614;
  public static final int TSQUERY = 3615;

  public static final int LINE_ARRAY = 629;
  public static final int CIDR_ARRAY = 651;
  public static final int CIRCLE_ARRAY = 719;
  public static final int MACADDR8_ARRAY = 775;
  public static final int POINT_ARRAY = 1017;
  public static final int LSEG_ARRAY = 1018;
  public static final int PATH_ARRAY = 1019;
  public static final int BOX_ARRAY = 1020;
  public static final int POLYGON_ARRAY = 1027;
  public static final int MACADDR_ARRAY = 1040;
  public static final int INET_ARRAY = 1041;
  public static final int TSVECTOR_ARRAY = 3643;
  public static final int TSQUERY_ARRAY = 3645;

  private Oid() {}
}
