package org.loompq;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A piece of SQL with the values of its parameters, for statements that are put together at run
 * time. Values never become part of the text, so what users enter cannot change what a statement
 * means; names become part of it quoted, by {@link #identifier}. Immutable.
 *
 * {@snippet :
 * Sql conditions = Sql.where(
 *     Sql.when(owner != null, Sql.of("owner = $1", owner)),
 *     Sql.when(from != null, Sql.of("opened_at >= $1 AND opened_at < $2", from, to)));
 * QueryResult page = session.execute(
 *     Sql.of("SELECT * FROM account $1 ORDER BY $2 LIMIT $3",
 *         conditions, Sql.identifier(column), 20));
 * }
 *
 * <p>Every fragment counts its own parameters from {@code $1}, as in {@link Session#execute(String,
 * Object...)}. What stands at {@code $1} is up to the argument: another {@code Sql} is put there as
 * it is, without parentheses, and anything else is a value. When fragments are put together, their
 * values are numbered anew. A value that is used twice in a fragment is sent once.
 *
 * <p>Text is taken literally: only ever give {@link #of} and {@link #append(String, Object...)}
 * constants of the program, never anything that came from outside.
 *
 * <p>Each different text is prepared by itself. A list of values whose length varies is better one
 * parameter: {@code Sql.of("id = ANY ($1)", ids)}, or {@code <> ALL ($1)} for none of them.
 */
public final class Sql {

  private static final Sql EMPTY = new Sql(List.of());

  /** See {@link SqlPieces}. */
  private final List<Object> pieces;

  Sql(List<Object> pieces) {
    this.pieces = pieces;
  }

  // Fragments

  /**
   * A fragment of constant text.
   *
   * {@snippet :
   * Sql.of("balance BETWEEN $1 AND $2", low, high)
   * Sql.of("SELECT count(*) FROM $1", Sql.identifier("bank", "account"))
   * }
   *
   * @param text a constant of the program, with {@code $1} to {@code $n}
   * @param arguments what stands at {@code $1}, {@code $2} and so on: a {@code Sql}, or a value of
   *     any type that a parameter may have; a value must not be changed afterwards
   * @return the fragment
   * @throws IllegalArgumentException if an argument is missing or not used, or if a string, a
   *     quoted name or a comment in the text does not end
   */
  public static Sql of(String text, @Nullable Object... arguments) {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(arguments, "arguments");
    return SqlTemplate.fill(text, arguments);
  }

  /**
   * No text at all, which conditions and lists leave out.
   *
   * @return the empty fragment
   */
  public static Sql empty() {
    return EMPTY;
  }

  /**
   * A fragment, if a condition holds.
   *
   * @param holds whether it is wanted
   * @param fragment the fragment
   * @return the fragment, or the empty one
   */
  public static Sql when(boolean holds, Sql fragment) {
    Objects.requireNonNull(fragment, "fragment");
    return holds ? fragment : EMPTY;
  }

  /**
   * A single value.
   *
   * @param value a value of any type that a parameter may have, null for SQL NULL
   * @return a fragment with one parameter; a value that is a {@code Sql} already, as it is
   */
  public static Sql value(@Nullable Object value) {
    return value instanceof Sql fragment
        ? fragment
        : new Sql(new SqlPieces().value(new SqlPieces.Value(value)).toList());
  }

  /**
   * A name in double quotes, with those in it doubled, as libpq's {@code PQescapeIdentifier} does
   * it. So upper and lower case count: {@code identifier("Account")} is not the table {@code
   * account}.
   *
   * @param names the name, after those that qualify it: {@code identifier("bank", "account")} is
   *     {@code "bank"."account"}
   * @return the quoted name
   * @throws IllegalArgumentException if there is no name, or one that is empty, holds U+0000 or is
   *     no valid Unicode
   */
  public static Sql identifier(String... names) {
    Objects.requireNonNull(names, "names");
    if (names.length == 0) {
      throw new IllegalArgumentException("an identifier needs a name");
    }
    List<String> quoted = new ArrayList<>();
    for (String name : names) {
      Objects.requireNonNull(name, "name");
      if (name.isEmpty()) {
        throw new IllegalArgumentException("an identifier must not be empty");
      }
      if (name.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
        throw new IllegalArgumentException(
            "an identifier must be valid Unicode without the character U+0000");
      }
      quoted.add('"' + name.replace("\"", "\"\"") + '"');
    }
    return new Sql(List.of(String.join(".", quoted)));
  }

  // Lists

  /**
   * Values in parentheses: a row of {@link #values}, or the right side of {@code IN} where {@code
   * ANY} does not do.
   *
   * @param values at least one value; a {@code Sql} is put there as it is, such as {@code
   *     Sql.of("DEFAULT")}
   * @return {@code ($1, $2, ...)}
   * @throws IllegalArgumentException if there is no value
   */
  public static Sql row(@Nullable Object... values) {
    Objects.requireNonNull(values, "values");
    if (values.length == 0) {
      throw new IllegalArgumentException(
          "a row needs a value; for a list that may be empty, use \"= ANY ($1)\" with an array");
    }
    List<Sql> parameters = new ArrayList<>();
    for (Object value : values) {
      parameters.add(value(value));
    }
    return new Sql(new SqlPieces().text("(").fragment(join(", ", parameters)).text(")").toList());
  }

  /**
   * A list of rows.
   *
   * {@snippet :
   * session.execute(
   *     Sql.of("INSERT INTO account (owner, balance) $1",
   *         Sql.values(accounts.stream().map(a -> Sql.row(a.owner(), a.balance())).toList())));
   * }
   *
   * @param rows at least one row, of as many values as the others
   * @return {@code VALUES ($1, $2), ($3, $4), ...}
   * @throws IllegalArgumentException if there is no row
   */
  public static Sql values(Collection<Sql> rows) {
    Objects.requireNonNull(rows, "rows");
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("VALUES needs a row: there is nothing to do without one");
    }
    return new Sql(new SqlPieces().text("VALUES ").fragment(join(", ", rows)).toList());
  }

  /**
   * Puts fragments one behind the other.
   *
   * {@snippet :
   * Sql.join(", ", List.of(Sql.of("owner = $1", owner), Sql.of("balance = $1", balance)))
   * }
   *
   * @param separator a constant of the program that stands between two
   * @param fragments empty ones are left out
   * @return the fragments; empty if none is left
   * @throws IllegalArgumentException if a string, a quoted name or a comment in the separator does
   *     not end
   */
  public static Sql join(String separator, Collection<Sql> fragments) {
    Objects.requireNonNull(separator, "separator");
    Objects.requireNonNull(fragments, "fragments");
    Sql between = of(separator);
    SqlPieces joined = new SqlPieces();
    boolean first = true;
    for (Sql fragment : fragments) {
      if (!fragment.isEmpty()) {
        if (!first) {
          joined.fragment(between);
        }
        joined.fragment(fragment);
        first = false;
      }
    }
    return new Sql(joined.toList());
  }

  // Conditions

  /**
   * All conditions together, each in parentheses.
   *
   * @param conditions empty ones are left out
   * @return {@code (first) AND (second) ...}; empty if none is left
   */
  public static Sql and(Collection<Sql> conditions) {
    Objects.requireNonNull(conditions, "conditions");
    return combine(" AND ", conditions);
  }

  /**
   * All conditions together, each in parentheses.
   *
   * @param conditions empty ones are left out
   * @return {@code (first) AND (second) ...}; empty if none is left
   */
  public static Sql and(Sql... conditions) {
    Objects.requireNonNull(conditions, "conditions");
    return and(Arrays.asList(conditions));
  }

  /**
   * Any of the conditions, each in parentheses.
   *
   * @param conditions empty ones are left out
   * @return {@code (first) OR (second) ...}; empty if none is left, which restricts nothing
   */
  public static Sql or(Collection<Sql> conditions) {
    Objects.requireNonNull(conditions, "conditions");
    return combine(" OR ", conditions);
  }

  /**
   * Any of the conditions, each in parentheses.
   *
   * @param conditions empty ones are left out
   * @return {@code (first) OR (second) ...}; empty if none is left, which restricts nothing
   */
  public static Sql or(Sql... conditions) {
    Objects.requireNonNull(conditions, "conditions");
    return or(Arrays.asList(conditions));
  }

  /**
   * The clause that asks for all conditions.
   *
   * @param conditions empty ones are left out
   * @return {@code WHERE (first) AND (second) ...}; empty if none is left, which restricts nothing
   */
  public static Sql where(Sql... conditions) {
    Objects.requireNonNull(conditions, "conditions");
    Sql all = and(conditions);
    return all.isEmpty() ? EMPTY : of("WHERE $1", all);
  }

  private static Sql combine(String operator, Collection<Sql> conditions) {
    List<Sql> parts = new ArrayList<>();
    for (Sql condition : conditions) {
      if (!condition.isEmpty()) {
        parts.add(of("($1)", condition));
      }
    }
    return join(operator, parts);
  }

  // Putting together

  /**
   * This fragment and another behind it, with white space in between where that is needed.
   *
   * @param next the other
   * @return both
   */
  public Sql append(Sql next) {
    Objects.requireNonNull(next, "next");
    return new Sql(new SqlPieces().fragment(this).fragment(next).toList());
  }

  /**
   * This fragment and another behind it; short for {@code append(Sql.of(text, arguments))}.
   *
   * @param text a constant of the program, with {@code $1} to {@code $n} of its own
   * @param arguments what stands there
   * @return both
   * @throws IllegalArgumentException as {@link #of} throws it
   */
  public Sql append(String text, @Nullable Object... arguments) {
    return append(of(text, arguments));
  }

  // What came of it

  /**
   * Whether there is no text.
   *
   * @return whether it is {@link #empty}
   */
  public boolean isEmpty() {
    return pieces.isEmpty();
  }

  /**
   * The text, with all values numbered in the order in which they come first.
   *
   * @return SQL with {@code $1} to {@code $n}
   */
  public String text() {
    Map<SqlPieces.Value, Integer> numbers = new HashMap<>();
    StringBuilder text = new StringBuilder();
    for (Object piece : pieces) {
      if (piece instanceof SqlPieces.Value value) {
        text.append('$').append(numbers.computeIfAbsent(value, _ -> numbers.size() + 1));
      } else {
        text.append(piece);
      }
    }
    return text.toString();
  }

  /**
   * The values of {@code $1} to {@code $n} of {@link #text}.
   *
   * @return an unmodifiable list, which may hold nulls
   */
  public List<@Nullable Object> parameters() {
    Set<SqlPieces.Value> seen = new HashSet<>();
    List<@Nullable Object> values = new ArrayList<>();
    for (Object piece : pieces) {
      if (piece instanceof SqlPieces.Value value && seen.add(value)) {
        values.add(value.value());
      }
    }
    return Collections.unmodifiableList(values);
  }

  List<Object> pieces() {
    return pieces;
  }

  /**
   * Whether another has the same text and equal parameters.
   *
   * @param other anything
   * @return whether it is such a fragment
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Sql sql
        && text().equals(sql.text())
        && parameters().equals(sql.parameters());
  }

  @Override
  public int hashCode() {
    return Objects.hash(text(), parameters());
  }

  /**
   * The text without the values, which may be secret.
   *
   * @return {@link #text}
   */
  @Override
  public String toString() {
    return text();
  }
}
