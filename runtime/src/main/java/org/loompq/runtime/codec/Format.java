package org.loompq.runtime.codec;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The binary format of a type. It is what its send function writes ({@code typsend} in {@code
 * pg_type}), whatever the type is called: so a domain has the format of its base type, and {@code
 * citext} that of text, without being known by its name.
 */
public enum Format {
  BOOL("boolsend"),
  BYTEA("byteasend"),
  /** One byte, of the type {@code "char"}. */
  CHAR("charsend"),
  INT2("int2send"),
  INT4("int4send"),
  INT8("int8send"),
  FLOAT4("float4send"),
  FLOAT8("float8send"),
  NUMERIC("numeric_send"),
  MONEY("cash_send"),

  /** The text itself, in the client's encoding. */
  TEXT(
      "textsend",
      "varcharsend",
      "bpcharsend",
      "namesend",
      "citextsend",
      "enum_send",
      "json_send",
      "xml_send",
      "unknownsend",
      "cstring_send"),
  /** A version, 1, and the text; of {@code jsonpath}, {@code ltree} and others. */
  VERSIONED_TEXT("jsonpath_send", "ltree_send", "lquery_send", "ltxtq_send", "ltxtquery_send"),
  /** The same, and the text is a JSON document. */
  JSONB("jsonb_send"),

  /** Four bytes without a sign; of {@code oid}, what is kept as one, and {@code xid}. */
  UINT4(
      "oidsend",
      "xidsend",
      "cidsend",
      "regprocsend",
      "regproceduresend",
      "regopersend",
      "regoperatorsend",
      "regclasssend",
      "regtypesend",
      "regrolesend",
      "regnamespacesend",
      "regconfigsend",
      "regdictionarysend",
      "regcollationsend",
      "regdatabasesend"),
  /** Eight bytes without a sign, of {@code xid8}. */
  UINT8("xid8send"),
  TID("tidsend"),
  PG_LSN("pg_lsn_send"),
  PG_SNAPSHOT("pg_snapshot_send", "txid_snapshot_send"),

  UUID("uuid_send"),
  DATE("date_send"),
  TIME("time_send"),
  TIMETZ("timetz_send"),
  TIMESTAMP("timestamp_send"),
  TIMESTAMPTZ("timestamptz_send"),
  INTERVAL("interval_send"),
  BIT("bit_send", "varbit_send"),

  INET("inet_send"),
  CIDR("cidr_send"),
  MACADDR("macaddr_send"),
  MACADDR8("macaddr8_send"),

  POINT("point_send"),
  LINE("line_send"),
  LSEG("lseg_send"),
  BOX("box_send"),
  PATH("path_send"),
  POLYGON("poly_send"),
  CIRCLE("circle_send"),

  TSVECTOR("tsvectorsend"),
  TSQUERY("tsquerysend"),
  HSTORE("hstore_send"),
  VOID("void_send"),

  ARRAY("array_send", "int2vectorsend", "oidvectorsend"),
  COMPOSITE("record_send"),
  RANGE("range_send"),
  MULTIRANGE("multirange_send"),

  /** Any other. */
  OTHER;

  private static final Map<String, Format> BY_FUNCTION =
      Arrays.stream(values())
          .flatMap(
              format -> Arrays.stream(format.sendFunctions).map(name -> Map.entry(name, format)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  @SuppressWarnings("ImmutableEnumChecker") // nobody writes to it
  private final String[] sendFunctions;

  Format(String... sendFunctions) {
    this.sendFunctions = sendFunctions;
  }

  /** The format that a function writes. */
  public static Format of(String sendFunction) {
    return BY_FUNCTION.getOrDefault(sendFunction, OTHER);
  }
}
