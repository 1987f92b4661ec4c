package org.loompq.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.loompq.runtime.RowShape.Component;
import org.loompq.runtime.codec.BinaryWriter;
import org.loompq.runtime.codec.BuiltInTypes;
import org.loompq.runtime.codec.CodecException;
import org.loompq.runtime.codec.PgType;
import org.loompq.runtime.codec.PgType.Attribute;
import org.loompq.runtime.connection.BoundValues;

/** How the fields of a composite type go with the components of a record. Immutable. */
final class CompositeFields {

  private final PgType type;

  /** The types of the fields in the order of the type. */
  private final int[] oids;

  /** The component that each field takes, in the order of the type; -1 for none. */
  private final int[] components;

  private final RowLayout layout;

  /** The types of the fields in the order of the components. */
  private final ValueTypes types;

  private CompositeFields(
      PgType type, int[] oids, int[] components, RowLayout layout, ValueTypes types) {
    this.type = type;
    this.oids = oids;
    this.components = components;
    this.layout = layout;
    this.types = types;
  }

  /** By the names that components have for fields; a codec has made sure that all are there. */
  static CompositeFields byName(RowShape shape, PgType type) {
    List<Attribute> attributes = type.attributes();
    int[] fields = new int[shape.components().size()];
    int[] components = new int[attributes.size()];
    Arrays.fill(components, -1);
    List<PgType> types = new ArrayList<>();
    for (int component = 0; component < fields.length; component++) {
      int field = indexOf(attributes, shape.components().get(component), type);
      fields[component] = field;
      components[field] = component;
      types.add(attributes.get(field).type());
    }
    int[] oids = attributes.stream().mapToInt(attribute -> attribute.type().oid()).toArray();
    return of(shape, type, oids, fields, components, types);
  }

  private static int indexOf(List<Attribute> attributes, Component component, PgType type) {
    for (int i = 0; i < attributes.size(); i++) {
      if (attributes.get(i).name().equals(component.column())) {
        return i;
      }
    }
    throw new CodecException(
        type + " has no field \"" + component.column() + "\" for " + component.component());
  }

  /**
   * By the order, for a value whose fields have no names.
   *
   * @throws CodecException if it has other fields than the record has components
   */
  static CompositeFields byOrder(RowShape shape, PgType type, CompositeValue value) {
    List<Component> expected = shape.components();
    if (value.columns() != expected.size()) {
      throw new CodecException(
          "a "
              + type
              + " has "
              + value.columns()
              + " fields, and "
              + shape.javaName()
              + " has "
              + expected.size()
              + " components");
    }
    int[] order = new int[expected.size()];
    int[] oids = new int[order.length];
    List<PgType> types = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
      oids[i] = value.oid(i);
      types.add(builtIn(expected.get(i), i, value.oid(i)));
    }
    return of(shape, type, oids, order, order, types);
  }

  private static PgType builtIn(Component component, int field, int oid) {
    PgType type = BuiltInTypes.of(oid);
    if (type == null || !component.codec().reads(type)) {
      throw new CodecException(
          "field "
              + (field + 1)
              + " of a record is of "
              + (type == null ? "the type with OID " + Integer.toUnsignedString(oid) : type)
              + " and cannot be read into "
              + component.component()
              + ", which is "
              + component.codec().declaredName()
              + "; cast the row to a composite type, or the field to another type");
    }
    return type;
  }

  private static CompositeFields of(
      RowShape shape, PgType type, int[] oids, int[] fields, int[] components, List<PgType> types) {
    RowLayout layout = RowLayout.of(shape.components(), fields, types.toArray(PgType[]::new));
    return new CompositeFields(type, oids, components, layout, ValueTypes.ofFields(types));
  }

  /** Whether these are the fields of a type. */
  boolean isFor(PgType other) {
    return type.equals(other);
  }

  /** Whether a value without names has these fields. */
  boolean areOf(CompositeValue value) {
    boolean same = value.columns() == oids.length;
    for (int i = 0; same && i < oids.length; i++) {
      same = value.oid(i) == oids[i];
    }
    return same;
  }

  RowLayout layout() {
    return layout;
  }

  ValueTypes types() {
    return types;
  }

  /** Writes the values of all components as those of the fields. */
  void write(BinaryWriter out, BoundValues values) {
    out.putInt(oids.length);
    for (int field = 0; field < oids.length; field++) {
      out.putInt(oids[field]);
      values.copyTo(out, components[field]);
    }
  }
}
