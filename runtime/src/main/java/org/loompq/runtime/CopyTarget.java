package org.loompq.runtime;

import java.util.ArrayList;
import java.util.List;
import org.loompq.error.MappingException;
import org.loompq.runtime.codec.PgType;
import org.loompq.runtime.libpq.ResultHandle;

/** The columns into which components are copied. */
final class CopyTarget {

  private CopyTarget() {}

  /**
   * The types of the columns of a table, each of which its component fits.
   *
   * @throws MappingException naming the column and the component that do not go together
   */
  static ValueTypes types(CopyInto into, ResultHandle table, TypeCatalogue catalogue) {
    List<Parameter> components = into.statement().parameters();
    if (components.size() != table.columns()) {
      throw new MappingException(
          into.statement()
              + " has "
              + components.size()
              + " components for "
              + table.columns()
              + " columns; nothing was copied");
    }
    List<PgType> types = new ArrayList<>();
    for (int i = 0; i < components.size(); i++) {
      Parameter component = components.get(i);
      PgType type = catalogue.type(table.columnType(i));
      if (!component.codec().writes(type)) {
        type = catalogue.typeAgain(type);
      }
      if (!component.codec().writes(type)) {
        String obstacle = component.codec().obstacle(type);
        throw new MappingException(
            into.statement()
                + ": column \""
                + table.columnName(i)
                + "\" is of type "
                + type
                + ", which "
                + component.name()
                + " cannot be copied into, since it is "
                + component.codec().declaredName()
                + (obstacle.isEmpty() ? "" : ": " + obstacle)
                + "; change one of these types; nothing was copied");
      }
      types.add(type);
    }
    return ValueTypes.ofFields(types);
  }
}
