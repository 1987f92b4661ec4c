package org.loompq.processor.verify;

import org.loompq.processor.model.CodecModel;
import org.loompq.processor.model.CodecModel.Known;
import org.loompq.processor.model.CodecModel.OfBounds;
import org.loompq.processor.model.CodecModel.OfComposite;
import org.loompq.processor.model.CodecModel.OfCustom;
import org.loompq.processor.model.CodecModel.OfElements;
import org.loompq.processor.model.CodecModel.OfEnum;
import org.loompq.processor.model.CodecModel.OfJson;
import org.loompq.processor.model.CodecModel.OfValueObject;
import org.loompq.processor.model.KnownCodec;
import org.loompq.processor.model.RecordModel;
import org.loompq.runtime.Composite;
import org.loompq.runtime.RowShape;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.Codecs;
import org.loompq.runtime.codec.Format;
import org.loompq.runtime.codec.JsonType;

/**
 * The codecs that generated code will name, so that the compiler is asked for the same rules which
 * hold when the program runs: which types a Java type is read from and written as.
 */
final class RuntimeCodecs {

  private RuntimeCodecs() {}

  /** The codec of a Java type. */
  static Codec<?> of(CodecModel model) {
    return switch (model) {
      case Known(var constant) -> known(constant);
      case OfEnum(var labels) ->
          new StandIn(
              labels.type().getSimpleName().toString(),
              "an enum",
              Codec.INFERRED,
              type -> type.format() == Format.TEXT);
      case OfElements(var container, var element, _) -> {
        Codec<?> codec = of(element);
        yield switch (container) {
          case LIST -> Codecs.listOf(codec);
          case SET -> Codecs.setOf(codec);
          case COLLECTION -> Codecs.collectionOf(codec);
          case ARRAY -> arrayOf(codec);
        };
      }
      case OfBounds(var several, var bound) ->
          several ? Codecs.multirangeOf(of(bound)) : Codecs.rangeOf(of(bound));
      case OfJson _ -> Codecs.json(JsonType.of(Object.class));
      case OfComposite(var record) -> composite(record);
      case OfValueObject(var type, _, _, var held) ->
          wrapped(type.getSimpleName().toString(), of(held));
      case OfCustom(var type) -> // only the application knows which type it is for
          new StandIn(
              type.getSimpleName().toString(),
              type.getSimpleName().toString(),
              Codec.DESCRIBED,
              _ -> true);
    };
  }

  private static <T> Codec<?> arrayOf(Codec<T> element) {
    return Codecs.arrayOf(
        element,
        _ -> {
          throw new IllegalStateException(element.javaName());
        });
  }

  private static <V> Codec<?> wrapped(String name, Codec<V> held) {
    return Codecs.<V, V>wrapped(name, held, value -> value, value -> value);
  }

  private static Codec<?> composite(RecordModel model) {
    RowShape shape = RowShape.of(model.type().getSimpleName().toString());
    for (RecordModel.Leaf leaf : model.leaves()) {
      shape =
          shape.column(
              leaf.component().column(), leaf.path(), of(leaf.component().value().codec()));
    }
    return Composite.of(shape, _ -> model, (_, _) -> {});
  }

  private static Codec<?> known(KnownCodec constant) {
    return switch (constant) {
      case BOOLEAN -> Codecs.BOOLEAN;
      case SHORT -> Codecs.SHORT;
      case INTEGER -> Codecs.INTEGER;
      case LONG -> Codecs.LONG;
      case FLOAT -> Codecs.FLOAT;
      case DOUBLE -> Codecs.DOUBLE;
      case BIG_DECIMAL -> Codecs.BIG_DECIMAL;
      case STRING -> Codecs.STRING;
      case BYTES -> Codecs.BYTES;
      case INPUT_STREAM -> Codecs.INPUT_STREAM;
      case BYTE_BUFFER -> Codecs.BYTE_BUFFER;
      case MEMORY_SEGMENT -> Codecs.MEMORY_SEGMENT;
      case UUID -> Codecs.UUID;
      case LOCAL_DATE -> Codecs.LOCAL_DATE;
      case LOCAL_TIME -> Codecs.LOCAL_TIME;
      case LOCAL_DATE_TIME -> Codecs.LOCAL_DATE_TIME;
      case INSTANT -> Codecs.INSTANT;
      case OFFSET_DATE_TIME -> Codecs.OFFSET_DATE_TIME;
      case ZONED_DATE_TIME -> Codecs.ZONED_DATE_TIME;
      case OFFSET_TIME -> Codecs.OFFSET_TIME;
      case INTERVAL -> Codecs.INTERVAL;
      case DURATION -> Codecs.DURATION;
      case PERIOD -> Codecs.PERIOD;
      case BIG_INTEGER -> Codecs.BIG_INTEGER;
      case CHARACTER -> Codecs.CHARACTER;
      case BIT_STRING -> Codecs.BIT_STRING;
      case BIT_SET -> Codecs.BIT_SET;
      case MONEY -> Codecs.MONEY;
      case LSN -> Codecs.LSN;
      case TID -> Codecs.TID;
      case SNAPSHOT -> Codecs.SNAPSHOT;
      case INET -> Codecs.INET;
      case CIDR -> Codecs.CIDR;
      case INET_ADDRESS -> Codecs.INET_ADDRESS;
      case MAC_ADDRESS -> Codecs.MAC_ADDRESS;
      case MAC_ADDRESS8 -> Codecs.MAC_ADDRESS8;
      case POINT -> Codecs.POINT;
      case LINE -> Codecs.LINE;
      case LINE_SEGMENT -> Codecs.LINE_SEGMENT;
      case BOX -> Codecs.BOX;
      case PATH -> Codecs.PATH;
      case POLYGON -> Codecs.POLYGON;
      case CIRCLE -> Codecs.CIRCLE;
      case TS_VECTOR -> Codecs.TS_VECTOR;
      case TS_QUERY -> Codecs.TS_QUERY;
      case HSTORE -> Codecs.HSTORE;
      case BOOLEAN_ARRAY -> Codecs.BOOLEAN_ARRAY;
      case SHORT_ARRAY -> Codecs.SHORT_ARRAY;
      case INT_ARRAY -> Codecs.INT_ARRAY;
      case LONG_ARRAY -> Codecs.LONG_ARRAY;
      case FLOAT_ARRAY -> Codecs.FLOAT_ARRAY;
      case DOUBLE_ARRAY -> Codecs.DOUBLE_ARRAY;
    };
  }
}
