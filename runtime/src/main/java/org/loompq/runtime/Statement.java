package org.loompq.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.loompq.error.MappingException;
import org.loompq.runtime.codec.PgType;
import org.loompq.runtime.connection.SqlText;

/**
 * A statement as the program has it: its text, its parameters, and what its rows are read into.
 * Immutable and meant to be kept in a constant, since connections know their prepared statements by
 * the identity of this object.
 */
public final class Statement {

  private final SqlText text;
  private final RowShape shape;
  private final List<Parameter> parameters;

  /** What the server has described the parameters as; null if that was not asked. */
  private final @Nullable ValueTypes types;

  private final boolean toDescribe;

  /** Whether one database alone has it: it was described there, or has come as a text. */
  private final boolean own;

  /** The types of its columns, if it is own and they were looked at. Any thread may set it. */
  private volatile @Nullable ValueTypes columns;

  private Statement(
      SqlText text,
      RowShape shape,
      List<Parameter> parameters,
      @Nullable ValueTypes types,
      boolean own) {
    this.own = own;
    this.text = text;
    this.shape = shape;
    this.parameters = parameters;
    this.types = types;
    this.toDescribe = types == null && parameters.stream().anyMatch(Parameter::isDescribed);
  }

  /**
   * Declares a statement.
   *
   * @param name what errors call it, such as {@code Accounts.find}; empty to call it by its text
   * @param shape what its rows are read into
   * @param sql one SQL statement, with {@code $1} to {@code $n}
   * @param parameters those parameters in order
   * @return the statement
   * @throws IllegalArgumentException if the text holds U+0000, or there are more parameters than
   *     the protocol can carry
   */
  public static Statement of(String name, RowShape shape, String sql, Parameter... parameters) {
    return of(name, StatementOptions.NONE, shape, sql, parameters);
  }

  /**
   * Declares a statement with options.
   *
   * @param name what errors call it, such as {@code Accounts.find}; empty to call it by its text
   * @param options what else is declared of it
   * @param shape what its rows are read into
   * @param sql one SQL statement, with {@code $1} to {@code $n}
   * @param parameters those parameters in order
   * @return the statement
   * @throws IllegalArgumentException if the text holds U+0000, or there are more parameters than
   *     the protocol can carry
   */
  public static Statement of(
      String name, StatementOptions options, RowShape shape, String sql, Parameter... parameters) {
    List<Parameter> declared = List.of(parameters);
    int[] oids = declared.stream().mapToInt(Parameter::oid).toArray();
    SqlText text = new SqlText(name, options.timeout(), options.isReadOnly(), sql, oids);
    return new Statement(text, shape, declared, ValueTypes.ofDeclared(declared), false);
  }

  /** A statement that has come as a text. */
  static Statement dynamic(String sql, List<Parameter> parameters) {
    Statement like = of("", RowShape.none(), sql, parameters.toArray(Parameter[]::new));
    return new Statement(like.text, like.shape, like.parameters, null, true);
  }

  /**
   * Begins an execution.
   *
   * @param runner where it will run
   * @return takes the values of the parameters, and runs it
   */
  public Parameters with(StatementRunner runner) {
    return runner.parameters(this);
  }

  /**
   * Begins executions of which all take effect or none: one transaction, or a part of the one that
   * is open.
   *
   * @param runner where they will run
   * @return takes the values of each, and runs it
   */
  public BatchExecution batch(StatementRunner runner) {
    return new BatchExecution(this, runner);
  }

  /**
   * The same statement with its parameters declared as the server has described them, so that
   * another connection cannot infer something else for the same bytes.
   *
   * @throws MappingException naming a parameter that does not fit its type
   */
  Statement described(ValueTypes described) {
    int[] oids = new int[parameters.size()];
    for (int i = 0; i < oids.length; i++) {
      Parameter parameter = parameters.get(i);
      oids[i] = parameter.oid();
      if (parameter.isDescribed()) {
        PgType type = described.get(i);
        if (!parameter.codec().writes(type)) {
          throw unfit(parameter, type);
        }
        oids[i] = type.oid();
      }
    }
    return declaring(oids, described);
  }

  private MappingException unfit(Parameter parameter, PgType type) {
    String obstacle = parameter.codec().obstacle(type);
    return new MappingException(
        "parameter :"
            + parameter.name()
            + " of "
            + this
            + " is of type "
            + type
            + ", which does not take "
            + parameter.codec().declaredName()
            + (obstacle.isEmpty() ? "" : ": " + obstacle)
            + "; cast the parameter to its type in the statement, or change one of these types;"
            + " nothing was sent");
  }

  /** The same statement with parameters of types that were described, and are declared so far. */
  Statement declaring(int[] oids, ValueTypes described) {
    return new Statement(text.declaring(oids), shape, parameters, described, true);
  }

  boolean isOwn() {
    return own;
  }

  /** The types of its columns, where they were looked at; only if it is own. */
  @Nullable ValueTypes columns() {
    return columns;
  }

  void columns(ValueTypes learnt) {
    columns = learnt;
  }

  /** Whether no type of a parameter has changed since it was described, as far as was noticed. */
  boolean isCurrent() {
    return types == null || !types.areOutdated();
  }

  /** Whether the server has to describe its parameters before values are bound. */
  boolean isToDescribe() {
    return toDescribe;
  }

  /** What the server has described the parameters as; null if that was not asked. */
  @Nullable ValueTypes types() {
    return types;
  }

  SqlText text() {
    return text;
  }

  RowShape shape() {
    return shape;
  }

  List<Parameter> parameters() {
    return parameters;
  }

  /** The name, or the text if it has none. */
  @Override
  public String toString() {
    return text.toString();
  }
}
