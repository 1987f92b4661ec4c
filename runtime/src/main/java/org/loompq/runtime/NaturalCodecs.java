package org.loompq.runtime;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.loompq.Row;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.runtime.codec.PgType;
import org.loompq.type.Multirange;
import org.loompq.type.Range;

/**
 * The Java type that is nearest to a type of PostgreSQL, for programs that leave it open: {@code
 * Object}, or a range of whatever it is.
 */
final class NaturalCodecs {

  private NaturalCodecs() {}

  /**
   * The codec for a class that says little; null if the class is another, or does not go with the
   * type.
   */
  static @Nullable Codec<?> of(Class<?> javaType, PgType type, TypeCatalogue types) {
    if (javaType == Row.class) {
      return new RowCodec(types);
    }
    boolean goes =
        javaType == Object.class
            || switch (type.format()) {
              case ARRAY -> javaType == List.class || javaType == Collection.class;
              case RANGE -> javaType == Range.class;
              case MULTIRANGE -> javaType == Multirange.class;
              case HSTORE -> javaType == Map.class;
              default -> false;
            };
    return goes ? of(type, types) : null;
  }

  /** What Java calls it; null if it has a format that is not known here. */
  static @Nullable String javaName(PgType type) {
    return switch (type.format()) {
      case COMPOSITE -> "a @Composite record";
      case ARRAY -> parameterized("List", type.element());
      case RANGE -> parameterized("Range", type.element());
      case MULTIRANGE -> parameterized("Multirange", type.element().element());
      default -> {
        Codec<?> codec = scalar(type);
        yield codec == null ? null : codec.javaName();
      }
    };
  }

  private static @Nullable String parameterized(String name, PgType part) {
    String argument = javaName(part);
    return argument == null ? null : name + "<" + argument + ">";
  }

  /** The codec for a type; null if it has a format that is not known here. */
  private static @Nullable Codec<?> of(PgType type, TypeCatalogue types) {
    return switch (type.format()) {
      case COMPOSITE -> new RowCodec(types);
      case ARRAY -> listOf(type.element(), types);
      case RANGE -> rangeOf(type.element(), types);
      case MULTIRANGE -> multirangeOf(type.element().element(), types);
      default -> scalar(type);
    };
  }

  /** The codec for a type that has no parts; null for all others. */
  private static @Nullable Codec<?> scalar(PgType type) {
    return switch (type.format()) {
      case BOOL -> Codecs.BOOLEAN;
      case BYTEA -> Codecs.BYTES;
      case CHAR -> Codecs.CHARACTER;
      case INT2 -> Codecs.SHORT;
      case INT4 -> Codecs.INTEGER;
      case INT8, UINT4 -> Codecs.LONG;
      case FLOAT4 -> Codecs.FLOAT;
      case FLOAT8 -> Codecs.DOUBLE;
      case NUMERIC -> Codecs.BIG_DECIMAL;
      case UINT8 -> Codecs.BIG_INTEGER;
      case MONEY -> Codecs.MONEY;
      case TEXT, VERSIONED_TEXT, JSONB, VOID -> Codecs.STRING;
      case TID -> Codecs.TID;
      case PG_LSN -> Codecs.LSN;
      case PG_SNAPSHOT -> Codecs.SNAPSHOT;
      case UUID -> Codecs.UUID;
      case DATE -> Codecs.LOCAL_DATE;
      case TIME -> Codecs.LOCAL_TIME;
      case TIMETZ -> Codecs.OFFSET_TIME;
      case TIMESTAMP -> Codecs.LOCAL_DATE_TIME;
      case TIMESTAMPTZ -> Codecs.INSTANT;
      case INTERVAL -> Codecs.INTERVAL;
      case BIT -> Codecs.BIT_STRING;
      case INET -> Codecs.INET;
      case CIDR -> Codecs.CIDR;
      case MACADDR -> Codecs.MAC_ADDRESS;
      case MACADDR8 -> Codecs.MAC_ADDRESS8;
      case POINT -> Codecs.POINT;
      case LINE -> Codecs.LINE;
      case LSEG -> Codecs.LINE_SEGMENT;
      case BOX -> Codecs.BOX;
      case PATH -> Codecs.PATH;
      case POLYGON -> Codecs.POLYGON;
      case CIRCLE -> Codecs.CIRCLE;
      case TSVECTOR -> Codecs.TS_VECTOR;
      case TSQUERY -> Codecs.TS_QUERY;
      case HSTORE -> Codecs.HSTORE;
      case OTHER -> onlyCustom(type);
      case COMPOSITE, ARRAY, RANGE, MULTIRANGE -> null;
    };
  }

  /** What the application has for a type, if that leaves no choice. */
  private static @Nullable Codec<?> onlyCustom(PgType type) {
    return type.codecs().size() == 1 ? Codecs.custom(type.codecs().getFirst().javaType()) : null;
  }

  private static @Nullable Codec<?> listOf(PgType element, TypeCatalogue types) {
    Codec<?> codec = of(element, types);
    return codec == null ? null : Codecs.listOf(codec);
  }

  private static @Nullable Codec<?> rangeOf(PgType bound, TypeCatalogue types) {
    Codec<?> codec = of(bound, types);
    return codec == null ? null : Codecs.rangeOf(codec);
  }

  private static @Nullable Codec<?> multirangeOf(PgType bound, TypeCatalogue types) {
    Codec<?> codec = of(bound, types);
    return codec == null ? null : Codecs.multirangeOf(codec);
  }
}
