package org.loompq.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.loompq.error.MappingException;

/**
 * The parameters of a statement that the server has described. Those of types that travel in binary
 * format are declared, so that another connection cannot infer something else for the same bytes.
 * All others travel as text, and are left to be inferred.
 */
final class PreparedParameters {

  /** What is declared for a type that travels in binary format. */
  private static final Map<Integer, Parameter> BINARY = new HashMap<>();

  static {
    for (ValueType type : ValueType.values()) {
      if (type.codec().parameterOid() != 0) {
        BINARY.putIfAbsent(type.codec().parameterOid(), Parameter.of("", type));
        BINARY.putIfAbsent(type.codec().parameterArrayOid(), Parameter.arrayOf("", type));
      }
    }
  }

  private final int[] oids;
  private final List<Parameter> declarations;
  private final TypeCatalogue types;

  private PreparedParameters(int[] oids, List<Parameter> declarations, TypeCatalogue types) {
    this.oids = oids;
    this.declarations = declarations;
    this.types = types;
  }

  static PreparedParameters of(int[] oids, TypeCatalogue types) {
    List<Parameter> declarations = new ArrayList<>();
    for (int i = 0; i < oids.length; i++) {
      Parameter binary = BINARY.getOrDefault(oids[i], Parameter.of("", ValueType.STRING));
      declarations.add(new Parameter(Integer.toString(i + 1), binary.type(), binary.array()));
    }
    return new PreparedParameters(oids, List.copyOf(declarations), types);
  }

  int[] oids() {
    return oids;
  }

  List<Parameter> declarations() {
    return declarations;
  }

  /**
   * Binds all values, in order.
   *
   * @param sql how errors call the statement
   */
  Parameters bindTo(Parameters parameters, @Nullable Object[] values, String sql) {
    if (values.length != oids.length) {
      throw Placeholders.wrongCount(oids.length, values.length, sql);
    }
    for (int i = 0; i < values.length; i++) {
      Object value = values[i] instanceof Object[] array ? Arrays.asList(array) : values[i];
      boolean bound =
          value instanceof Collection<?> elements
              ? bindArray(parameters, i, elements)
              : bind(parameters, declarations.get(i), value);
      if (!bound) {
        throw unfit(i, value, sql);
      }
    }
    return parameters;
  }

  private static boolean bind(Parameters parameters, Parameter declared, @Nullable Object value) {
    Object labelled = DeclaredLabels.orItself(value);
    if (labelled == null || labelled instanceof String) {
      parameters.bindAs(labelled, ValueType.STRING);
      return true;
    }
    ValueType type = declared.array() ? null : fitting(declared.type(), List.of(labelled));
    if (type == null) {
      return false;
    }
    parameters.bindAs(Widening.to(type, labelled), type);
    return true;
  }

  private boolean bindArray(Parameters parameters, int index, Collection<?> elements) {
    Parameter declared = declarations.get(index);
    boolean scalar = !declared.array() && BINARY.containsKey(oids[index]);
    List<@Nullable Object> labelled = new ArrayList<>(elements);
    labelled.replaceAll(DeclaredLabels::orItself);
    List<Object> present = new ArrayList<>();
    for (Object element : labelled) {
      if (element != null) {
        present.add(element);
      }
    }
    if (!scalar && present.stream().allMatch(String.class::isInstance)) {
      parameters.bindArrayAs(labelled, ValueType.STRING);
      return true;
    }
    ValueType type = declared.array() ? fitting(declared.type(), present) : null;
    if (type == null) {
      return false;
    }
    labelled.replaceAll(element -> element == null ? null : Widening.to(type, element));
    parameters.bindArrayAs(labelled, type);
    return true;
  }

  /**
   * The type that all the values can be sent as where another is declared; null if there is none.
   */
  private static @Nullable ValueType fitting(ValueType declared, List<Object> values) {
    if (values.stream().allMatch(value -> Widening.to(declared, value) != null)) {
      return declared;
    }
    ValueType own = ValueType.of(values.getFirst().getClass()); // another of the same OID
    return own != null
            && own.codec().parameterOid() != 0
            && own.codec().parameterOid() == declared.codec().parameterOid()
            && values.stream().allMatch(value -> Widening.to(own, value) != null)
        ? own
        : null;
  }

  private MappingException unfit(int index, @Nullable Object value, String sql) {
    String given = value == null ? "null" : "a value of " + value.getClass().getName();
    if (value instanceof Collection<?> elements) {
      given =
          "a list or array of "
              + elements.stream()
                  .map(element -> element == null ? "null" : element.getClass().getName())
                  .distinct()
                  .toList();
    }
    return new MappingException(
        "parameter $"
            + (index + 1)
            + " is of type "
            + types.name(oids[index])
            + ", which does not take "
            + given
            + "; convert it, for example to a String, or cast the parameter in the statement;"
            + " nothing was sent: "
            + sql);
  }
}
