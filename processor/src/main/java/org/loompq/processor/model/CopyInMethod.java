package org.loompq.processor.model;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;
import org.loompq.processor.sql.CopySubject;
import org.loompq.processor.sql.Identifier;

/**
 * A method that copies rows into a table.
 *
 * @param method the method of the interface
 * @param options what else is declared of it
 * @param table the table as it is declared
 * @param columns the columns
 * @param source the parameter that has the rows
 * @param row what each of them is
 * @param progress the parameter that is told how many were taken, if there is one
 * @param result what is made of the count of rows
 */
public record CopyInMethod(
    ExecutableElement method,
    Options options,
    CopySubject.Table table,
    List<Identifier> columns,
    Elements source,
    Row row,
    @Nullable String progress,
    Result.Affected result)
    implements StatementMethod {

  /** The columns as they stand in SQL, with commas between them. */
  public String columnList() {
    return Identifier.joined(columns);
  }

  /** What becomes a row. */
  public sealed interface Row {}

  /**
   * A record.
   *
   * @param model the record
   * @param leaves what goes into each column
   */
  public record RecordRow(RecordModel model, List<RecordModel.Leaf> leaves) implements Row {}

  /**
   * A value for the only column.
   *
   * @param value what it holds
   */
  public record ScalarRow(Value value) implements Row {}
}
