package org.loompq.runtime;

import java.util.List;
import org.loompq.error.MappingException;
import org.loompq.runtime.codec.Oid;
import org.loompq.runtime.libpq.ResultHandle;

/** The columns into which components are copied; each component is known to fit its own. */
final class CopyColumns {

  private final int[] oids;

  private CopyColumns(int[] oids) {
    this.oids = oids;
  }

  /**
   * Compares components with the columns of a table.
   *
   * @throws MappingException naming the column and the component that do not go together
   */
  static CopyColumns of(CopyInto into, ResultHandle table, TypeCatalogue types) {
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
    int[] oids = new int[components.size()];
    for (int i = 0; i < oids.length; i++) {
      int oid = table.columnType(i);
      Parameter component = components.get(i);
      oids[i] = component.array() ? elementOf(oid, types) : oid;
      if (oids[i] == 0 || !fits(component.type(), oids[i], types)) {
        throw new MappingException(
            into.statement()
                + ": column \""
                + table.columnName(i)
                + "\" is of type "
                + types.name(oid)
                + ", which "
                + component.name()
                + " cannot be copied into, since it is "
                + component.type().declaredName(component.array())
                + "; change one of these types; nothing was copied");
      }
    }
    return new CopyColumns(oids);
  }

  private static int elementOf(int oid, TypeCatalogue types) {
    if (Oid.isBuiltIn(oid)) {
      return Oid.elementOf(oid);
    }
    PgType array = types.type(oid);
    return array.isArray() ? array.elementOid() : 0;
  }

  private static boolean fits(ValueType type, int oid, TypeCatalogue types) {
    return Oid.isBuiltIn(oid)
        ? type.codec().writes(oid)
        : type.codec().writes(Oid.TEXT) && types.type(oid).isText();
  }

  /** The type of a column, or of its elements. */
  int oid(int column) {
    return oids[column];
  }
}
