package org.loompq.processor.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loompq.processor.plan.Nullability;
import org.loompq.runtime.codec.PgType;
import tools.jackson.databind.JsonNode;

/** What a database says to a question. */
public sealed interface Answer {

  /**
   * The statement is understood.
   *
   * @param parameters the types of {@code $1} to {@code $n}
   * @param narrowed the types of columns that parameters are stored in, where the server would
   *     convert them and might lose something, by the numbers of these parameters
   * @param columns the columns of its rows; none if it gives no rows
   * @param atMostOneRow whether it cannot give several rows
   * @param missing the columns of the table that rows are put into which need a value and get none
   * @param plan how the server would execute it, if that can be told
   */
  record Described(
      List<PgType> parameters,
      Map<Integer, PgType> narrowed,
      List<Column> columns,
      boolean atMostOneRow,
      List<String> missing,
      Optional<JsonNode> plan)
      implements Answer {

    /** The same with what else is sure. */
    Described with(List<Nullability> nullability, boolean oneRow) {
      List<Column> surer = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        Column column = columns.get(i);
        surer.add(
            new Column(column.name(), column.type(), column.nullability().and(nullability.get(i))));
      }
      return new Described(parameters, narrowed, surer, atMostOneRow || oneRow, missing, plan);
    }
  }

  /**
   * A column of a result.
   *
   * @param name its name
   * @param type its type
   * @param nullability whether it can be NULL
   */
  record Column(String name, PgType type, Nullability nullability) {}

  /**
   * The server does not accept the statement.
   *
   * @param sqlState the SQLSTATE
   * @param message the server's message
   * @param detail more of it; null if there is no more
   * @param hint what the server advises; null if it does not
   * @param position where in the text, counted in characters from 1; 0 if that is not said
   * @param names what exists in place of the name that does not
   * @param inferred what the server would take the parameters as, if nothing were declared of them;
   *     empty if it would not accept the statement then either
   */
  record Refused(
      String sqlState,
      String message,
      @Nullable String detail,
      @Nullable String hint,
      int position,
      List<String> names,
      List<PgType> inferred)
      implements Answer {}

  /**
   * Nothing can be copied into the table.
   *
   * @param reason why not, and what to do
   */
  record NotCopied(String reason) implements Answer {}

  /**
   * The snapshot does not know the statement.
   *
   * @param changed whether it knew another one of the method
   */
  record Unknown(boolean changed) implements Answer {}
}
