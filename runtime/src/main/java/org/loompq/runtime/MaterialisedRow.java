package org.loompq.runtime;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.loompq.ResultColumn;
import org.loompq.Row;
import org.loompq.error.MappingException;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.CodecException;
import org.loompq.runtime.codec.Codecs;
import org.loompq.runtime.codec.Format;
import org.loompq.runtime.codec.PgType;
import org.loompq.runtime.libpq.Cells;
import org.loompq.runtime.libpq.NativeMemory;

/** A row copied to the heap: the bytes of all its values one after the other. */
final class MaterialisedRow implements Row {

  private final List<ResultColumn> columns;
  private final TypeCatalogue types;
  private final MemorySegment values;
  private final int[] lengths;

  private MaterialisedRow(
      List<ResultColumn> columns, TypeCatalogue types, byte[] values, int[] lengths) {
    this.columns = columns;
    this.types = types;
    this.values = MemorySegment.ofArray(values);
    this.lengths = lengths;
  }

  static MaterialisedRow copy(
      Cells result, int row, List<ResultColumn> columns, TypeCatalogue types) {
    int[] lengths = new int[columns.size()];
    int total = 0;
    for (int column = 0; column < lengths.length; column++) {
      lengths[column] = result.length(row, column);
      total += Math.max(lengths[column], 0);
    }
    byte[] values = new byte[total];
    int at = 0;
    for (int column = 0; column < lengths.length; column++) {
      if (lengths[column] > 0) {
        MemorySegment.copy(
            NativeMemory.ALL,
            ValueLayout.JAVA_BYTE,
            result.address(row, column),
            values,
            at,
            lengths[column]);
        at += lengths[column];
      }
    }
    return new MaterialisedRow(columns, types, values, lengths);
  }

  @Override
  public List<ResultColumn> columns() {
    return columns;
  }

  @Override
  public int indexOf(String column) {
    Objects.requireNonNull(column, "column");
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "no column \""
            + column
            + "\"; there are "
            + columns.stream().map(ResultColumn::name).toList());
  }

  @Override
  public boolean isNull(int column) {
    return lengths[check(column)] < 0;
  }

  @Override
  public <T> @Nullable T get(int column, Class<T> type) {
    Objects.requireNonNull(type, "type");
    return read(column, codec(type, type(column)));
  }

  @Override
  public <T> @Nullable List<@Nullable T> getList(int column, Class<T> elementType) {
    Objects.requireNonNull(elementType, "elementType");
    PgType type = type(column);
    PgType element = type.format() == Format.ARRAY ? type.element() : type;
    Codec<List<@Nullable T>> list = Codecs.listOf(codec(elementType, element));
    return read(column, list);
  }

  @Override
  public boolean getBoolean(int column) {
    return getNotNull(column, Boolean.class);
  }

  @Override
  public short getShort(int column) {
    return getNotNull(column, Short.class);
  }

  @Override
  public int getInt(int column) {
    return getNotNull(column, Integer.class);
  }

  @Override
  public long getLong(int column) {
    return getNotNull(column, Long.class);
  }

  @Override
  public float getFloat(int column) {
    return getNotNull(column, Float.class);
  }

  @Override
  public double getDouble(int column) {
    return getNotNull(column, Double.class);
  }

  private <T> T getNotNull(int column, Class<T> type) {
    T value = get(column, type);
    if (value == null) {
      throw new MappingException(
          "column \""
              + columns.get(column).name()
              + "\" is SQL NULL, which no primitive can be; use get(column, "
              + type.getSimpleName()
              + ".class)");
    }
    return value;
  }

  private <T> @Nullable T read(int column, Codec<T> codec) {
    ResultColumn found = columns.get(check(column));
    PgType type = type(column);
    if (!codec.reads(type)) {
      type = types.typeAgain(type);
    }
    if (!codec.reads(type)) {
      throw new MappingException(
          "column \""
              + found.name()
              + "\" is of type "
              + type
              + " and cannot be read as "
              + codec.javaName());
    }
    if (lengths[column] < 0) {
      return null;
    }
    try {
      return codec.decode(values, offset(column), lengths[column], type);
    } catch (CodecException unfit) {
      throw new MappingException("column \"" + found.name() + "\": " + unfit.getMessage(), unfit);
    }
  }

  private PgType type(int column) {
    return types.type(columns.get(check(column)).typeOid());
  }

  private int check(int column) {
    if (column < 0 || column >= lengths.length) {
      throw new IllegalArgumentException(
          "no column " + column + "; there are " + lengths.length + ", numbered from 0");
    }
    return column;
  }

  private long offset(int column) {
    long offset = 0;
    for (int before = 0; before < column; before++) {
      offset += Math.max(lengths[before], 0);
    }
    return offset;
  }

  @SuppressWarnings("unchecked") // it is the codec of that class, or of its wrapper
  private <T> Codec<T> codec(Class<T> type, PgType pgType) {
    Codec<?> found = types.codecs().of(type);
    if (found == null) {
      found = NaturalCodecs.of(type, pgType, types);
    }
    if (found == null) {
      throw new MappingException(
          type.getName()
              + " is not a type that a column can be read as, unless there is a TypeCodec for it");
    }
    return (Codec<T>) found;
  }

  @Override
  public String toString() {
    return "Row" + columns.stream().map(ResultColumn::name).toList();
  }
}
