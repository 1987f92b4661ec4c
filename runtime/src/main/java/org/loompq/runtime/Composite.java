package org.loompq.runtime;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.loompq.error.MappingException;
import org.loompq.runtime.RowShape.Component;
import org.loompq.runtime.codec.BinaryWriter;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.CodecException;
import org.loompq.runtime.codec.Format;
import org.loompq.runtime.codec.PgType;
import org.loompq.runtime.codec.PgType.Attribute;

/**
 * A composite type as a record: its fields are read as the columns of a row are, and written as the
 * values of a row that is copied. Fields go by their names, whatever their order; those of an
 * anonymous {@code record} have none, and go by their order.
 *
 * <p>How a type's fields go with the components is worked out when a value of the type is met, and
 * kept for the last few types.
 *
 * @param <T> the record
 */
public final class Composite<T> implements Codec<T> {

  /** A record stands for few types: those of some databases, or anonymous ones. */
  private static final int KEPT = 4;

  private final RowShape shape;
  private final RowReader<T> reader;
  private final RowWriter<? super T> writer;

  /** Declares the components as parameters. */
  private final Statement components;

  /** The fields of the types that were met last. Any thread may put others in their place. */
  private volatile List<CompositeFields> known = List.of();

  /** Takes the components of a value; null while somebody writes one. */
  private final AtomicReference<@Nullable Parameters> idle = new AtomicReference<>();

  private Composite(RowShape shape, RowReader<T> reader, RowWriter<? super T> writer) {
    this.shape = shape;
    this.reader = reader;
    this.writer = writer;
    this.components =
        Statement.of(
            shape.javaName(),
            RowShape.none(),
            "",
            shape.components().stream()
                .map(component -> Parameter.of(component.component(), component.codec()))
                .toArray(Parameter[]::new));
  }

  /**
   * A codec for a record.
   *
   * @param <T> the record
   * @param shape its components, with the names of the fields
   * @param reader makes one
   * @param writer binds its components
   * @return the codec
   */
  public static <T> Composite<T> of(
      RowShape shape, RowReader<T> reader, RowWriter<? super T> writer) {
    return new Composite<>(shape, reader, writer);
  }

  @Override
  public String javaName() {
    return shape.javaName();
  }

  @Override
  public int parameterOid() {
    return DESCRIBED;
  }

  @Override
  public int parameterArrayOid() {
    return DESCRIBED;
  }

  @Override
  public boolean reads(PgType type) {
    return type.format() == Format.COMPOSITE && misfit(type).isEmpty();
  }

  @Override
  public String misfit(PgType type) {
    if (type.format() != Format.COMPOSITE) {
      return "";
    }
    if (!hasNames(type)) {
      return ""; // each value has fields of its own
    }
    for (Component component : shape.components()) {
      Attribute attribute = attribute(type, component);
      if (attribute == null) {
        return missing(component);
      }
      if (!component.codec().reads(attribute.type())) {
        return unfit(attribute, component);
      }
    }
    return "";
  }

  private static String missing(Component component) {
    return "it has no field \"" + component.column() + "\" for " + component.component();
  }

  private static String unfit(Attribute attribute, Component component) {
    return "its field \""
        + attribute.name()
        + "\" is of type "
        + attribute.type()
        + ", and "
        + component.component()
        + " is "
        + component.codec().declaredName();
  }

  private static boolean hasNames(PgType type) {
    return !type.attributes().isEmpty();
  }

  private static @Nullable Attribute attribute(PgType type, Component component) {
    for (Attribute attribute : type.attributes()) {
      if (attribute.name().equals(component.column())) {
        return attribute;
      }
    }
    return null;
  }

  @Override
  public T decode(MemorySegment memory, long offset, int length, PgType type) {
    CompositeValue fields = CompositeValue.parse(memory, offset, length, type);
    try {
      return reader.read(new Rows(null, fields, fields(type, fields).layout()).single());
    } finally {
      Reference.reachabilityFence(fields); // whose memory is read by its address
    }
  }

  private CompositeFields fields(PgType type, CompositeValue value) {
    if (hasNames(type)) {
      return fields(type);
    }
    for (CompositeFields each : known) {
      if (each.isFor(type) && each.areOf(value)) {
        return each;
      }
    }
    return remembered(CompositeFields.byOrder(shape, type, value));
  }

  /** The fields of a type that has names for them. */
  private CompositeFields fields(PgType type) {
    for (CompositeFields each : known) {
      if (each.isFor(type)) {
        return each;
      }
    }
    return remembered(CompositeFields.byName(shape, type));
  }

  private CompositeFields remembered(CompositeFields met) {
    known = Stream.concat(Stream.of(met), known.stream()).limit(KEPT).toList();
    return met;
  }

  @Override
  public boolean writes(PgType type) {
    return type.format() == Format.COMPOSITE && hasNames(type) && obstacle(type).isEmpty();
  }

  @Override
  public String obstacle(PgType type) {
    if (type.format() != Format.COMPOSITE) {
      return "";
    }
    for (Component component : shape.components()) {
      Attribute attribute = attribute(type, component);
      if (attribute == null) {
        return missing(component);
      }
      if (!component.codec().writes(attribute.type())) {
        return unfit(attribute, component);
      }
    }
    for (Attribute attribute : type.attributes()) {
      if (shape.components().stream().noneMatch(c -> attribute.name().equals(c.column()))) {
        return "its field \"" + attribute.name() + "\" has no component in " + shape.javaName();
      }
    }
    return "";
  }

  @Override
  public void encode(BinaryWriter out, T value, PgType type) {
    CompositeFields fields = fields(type);
    Parameters parameters = idle.getAndSet(null);
    if (parameters == null) {
      parameters = Parameters.ofFields();
    }
    try {
      writer.write(parameters.begin(components, fields.types()), value);
      fields.write(out, parameters.values());
    } catch (MappingException unfit) {
      throw new CodecException(String.valueOf(unfit.getMessage()), unfit.getCause());
    }
    idle.set(parameters.reset());
  }

  @Override
  public void encode(BinaryWriter out, T value) {
    throw new IllegalStateException(javaName() + " is written for a type that is known");
  }

  @Override
  public String toString() {
    return "Composite[" + shape.javaName() + "]";
  }
}
