package org.loompq.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loompq.runtime.codec.BuiltInTypes;
import org.loompq.runtime.codec.Codec;
import org.loompq.runtime.codec.PgType;

/** The types that a statement's values are written as, where these are known to fit. Immutable. */
final class ValueTypes {

  /** Stands for what the server infers, for which values travel as text. */
  private static final int TEXT = 25;

  private final List<PgType> types;

  /** Those of them that users define. */
  private final List<PgType> changing;

  private final boolean binary;

  private ValueTypes(List<PgType> types, boolean binary) {
    this.types = List.copyOf(types);
    this.changing = PgType.changing(types);
    this.binary = binary;
  }

  /** Those of parameters, some of which may travel as text, as the server has them now. */
  static ValueTypes ofParameters(int[] oids, TypeCatalogue catalogue) {
    List<PgType> types = new ArrayList<>(oids.length);
    for (int oid : oids) {
      types.add(catalogue.renewed(oid));
    }
    return new ValueTypes(types, false);
  }

  /**
   * Those that were declared, if values are written by them; null if the types of Java decide, or
   * if the server has to tell one.
   */
  static @Nullable ValueTypes ofDeclared(List<Parameter> parameters) {
    boolean decide =
        parameters.stream().anyMatch(each -> each.codec().parameterOid() == Codec.DESCRIBED);
    if (!decide || parameters.stream().anyMatch(Parameter::isDescribed)) {
      return null;
    }
    List<PgType> types = new ArrayList<>(parameters.size());
    for (Parameter parameter : parameters) {
      types.add(BuiltInTypes.get(parameter.oid() == 0 ? TEXT : parameter.oid()));
    }
    return new ValueTypes(types, false);
  }

  /** Those of columns or fields, into which all values go in binary format. */
  static ValueTypes ofFields(List<PgType> types) {
    return new ValueTypes(types, true);
  }

  /** Whether one was found to have changed. */
  boolean areOutdated() {
    for (PgType type : changing) {
      if (type.isOutdated()) {
        return true;
      }
    }
    return false;
  }

  /** Whether no value travels as text. */
  boolean areBinary() {
    return binary;
  }

  /** The type of the value at an index, from 0. */
  PgType get(int index) {
    return types.get(index);
  }

  int size() {
    return types.size();
  }

  /** Their OIDs, in order. */
  int[] oids() {
    return types.stream().mapToInt(PgType::oid).toArray();
  }
}
