package org.loompq.runtime.codec;

/** OIDs of built-in types, which never change; see {@code src/include/catalog/pg_type.dat}. */
public final class Oid {

  public static final int BOOL = 16;
  public static final int BYTEA = 17;
  public static final int NAME = 19;
  public static final int INT8 = 20;
  public static final int INT2 = 21;
  public static final int INT4 = 23;
  public static final int TEXT = 25;
  public static final int JSON = 114;
  public static final int XML = 142;
  public static final int FLOAT4 = 700;
  public static final int FLOAT8 = 701;
  public static final int UNKNOWN = 705;
  public static final int BPCHAR = 1042;
  public static final int VARCHAR = 1043;
  public static final int DATE = 1082;
  public static final int TIME = 1083;
  public static final int TIMESTAMP = 1114;
  public static final int TIMESTAMPTZ = 1184;
  public static final int NUMERIC = 1700;
  public static final int UUID = 2950;
  public static final int JSONB = 3802;

  public static final int BOOL_ARRAY = 1000;
  public static final int BYTEA_ARRAY = 1001;
  public static final int INT2_ARRAY = 1005;
  public static final int INT4_ARRAY = 1007;
  public static final int INT8_ARRAY = 1016;
  public static final int FLOAT4_ARRAY = 1021;
  public static final int FLOAT8_ARRAY = 1022;
  public static final int TIMESTAMP_ARRAY = 1115;
  public static final int DATE_ARRAY = 1182;
  public static final int TIME_ARRAY = 1183;
  public static final int TIMESTAMPTZ_ARRAY = 1185;
  public static final int NUMERIC_ARRAY = 1231;
  public static final int UUID_ARRAY = 2951;

  private static final int XML_ARRAY = 143;
  private static final int JSON_ARRAY = 199;
  private static final int NAME_ARRAY = 1003;
  private static final int TEXT_ARRAY = 1009;
  private static final int BPCHAR_ARRAY = 1014;
  private static final int VARCHAR_ARRAY = 1015;
  private static final int JSONB_ARRAY = 3807;

  /** {@code FirstNormalObjectId} in {@code src/include/access/transam.h}. */
  private static final int FIRST_USER_DEFINED = 16_384;

  private Oid() {}

  /** Whether a type comes with the server and so keeps its OID. */
  public static boolean isBuiltIn(int oid) {
    return Integer.compareUnsigned(oid, FIRST_USER_DEFINED) < 0;
  }

  /** The type of the elements of a built-in array that can be read here, 0 for other types. */
  public static int elementOf(int arrayOid) {
    return switch (arrayOid) {
      case BOOL_ARRAY -> BOOL;
      case BYTEA_ARRAY -> BYTEA;
      case NAME_ARRAY -> NAME;
      case INT2_ARRAY -> INT2;
      case INT4_ARRAY -> INT4;
      case INT8_ARRAY -> INT8;
      case TEXT_ARRAY -> TEXT;
      case JSON_ARRAY -> JSON;
      case XML_ARRAY -> XML;
      case FLOAT4_ARRAY -> FLOAT4;
      case FLOAT8_ARRAY -> FLOAT8;
      case BPCHAR_ARRAY -> BPCHAR;
      case VARCHAR_ARRAY -> VARCHAR;
      case DATE_ARRAY -> DATE;
      case TIME_ARRAY -> TIME;
      case TIMESTAMP_ARRAY -> TIMESTAMP;
      case TIMESTAMPTZ_ARRAY -> TIMESTAMPTZ;
      case NUMERIC_ARRAY -> NUMERIC;
      case UUID_ARRAY -> UUID;
      case JSONB_ARRAY -> JSONB;
      default -> 0;
    };
  }
}
