package org.loompq.processor.model;

import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * A sealed interface whose records rows are read into, each by the label in a column.
 *
 * @param type the interface
 * @param column the column with the label
 * @param presence whether that may be NULL
 * @param cases the records
 */
public record SealedModel(TypeElement type, String column, Presence presence, List<Case> cases) {

  /**
   * A record of the interface.
   *
   * @param label what stands in the column
   * @param model the record, which may be without components
   */
  public record Case(String label, RecordModel model) {}

  /** How many components the shape of a row has: the label, and those of each record. */
  public int size() {
    return 1 + cases.stream().mapToInt(each -> each.model().leaves().size()).sum();
  }
}
