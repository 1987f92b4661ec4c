package org.loompq.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.loompq.Query;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.Binding;
import org.loompq.processor.model.QueryMethod;
import org.loompq.processor.model.Repository;
import org.loompq.processor.model.Result;
import org.loompq.processor.sql.SqlStatement;
import org.loompq.processor.sql.SqlSyntaxError;
import org.loompq.processor.sql.Token;

/** Reads a repository interface. */
public final class RepositoryReader {

  private final Elements elements;
  private final Problems problems;
  private final Set<String> sources;
  private final ParameterReader parameters;
  private final ResultReader results;

  /**
   * Reads the elements of one round.
   *
   * @param sources the names of the types that are being compiled from source
   */
  public RepositoryReader(Elements elements, Types types, Problems problems, Set<String> sources) {
    this.elements = elements;
    this.problems = problems;
    this.sources = sources;
    ValueReader values = new ValueReader(types, problems);
    RecordReader records = new RecordReader(types, problems, values);
    this.parameters = new ParameterReader(problems, values, records);
    this.results = new ResultReader(types, problems, values, records);
  }

  /** The simple name of the class that implements an interface: {@code Outer_InnerImpl}. */
  public static String implementation(TypeElement type) {
    StringBuilder name = new StringBuilder(type.getSimpleName());
    for (Element outer = type.getEnclosingElement();
        outer instanceof TypeElement;
        outer = outer.getEnclosingElement()) {
      name.insert(0, outer.getSimpleName() + "_");
    }
    return name + "Impl";
  }

  /** Reads an interface; empty if something is wrong with it, which is reported. */
  public Optional<Repository> read(TypeElement type) {
    int before = problems.count();
    if (type.getKind() != ElementKind.INTERFACE) {
      reportQueries(type);
      return Optional.empty();
    }
    checkInterface(type);
    String packageName = elements.getPackageOf(type).getQualifiedName().toString();
    String implementation = implementation(type);
    checkNameIsFree(type, packageName, implementation);
    List<QueryMethod> methods = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(type))) {
      readMethod(method).ifPresent(methods::add);
    }
    return problems.count() == before
        ? Optional.of(new Repository(type, packageName, implementation, methods))
        : Optional.empty();
  }

  private void reportQueries(TypeElement type) {
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (method.getAnnotation(Query.class) != null) {
        problems.reportAnnotation(
            method,
            Query.class,
            Diagnostic.NOT_A_REPOSITORY_METHOD,
            method.getSimpleName(),
            "in " + type.getKind().name().toLowerCase(Locale.ROOT) + " " + type);
      }
    }
  }

  private void checkInterface(TypeElement type) {
    if (!type.getTypeParameters().isEmpty()) {
      problems.report(type, Diagnostic.GENERIC_REPOSITORY, type.getSimpleName());
    }
    if (ValueReader.isInaccessible(type)) {
      problems.report(type, Diagnostic.INACCESSIBLE_REPOSITORY, type.getSimpleName(), "private");
    }
    if (type.getModifiers().contains(Modifier.SEALED)) {
      problems.report(type, Diagnostic.INACCESSIBLE_REPOSITORY, type.getSimpleName(), "sealed");
    }
  }

  /** A class file of that name does not matter: it is what was generated the last time. */
  private void checkNameIsFree(TypeElement type, String packageName, String implementation) {
    String name = packageName.isEmpty() ? implementation : packageName + "." + implementation;
    if (sources.contains(name)) {
      problems.report(type, Diagnostic.NAME_TAKEN, name, type.getSimpleName());
    }
  }

  private Optional<QueryMethod> readMethod(ExecutableElement method) {
    Query query = method.getAnnotation(Query.class);
    if (!method.getModifiers().contains(Modifier.ABSTRACT)) {
      if (query != null) {
        String kind = method.isDefault() ? "a default method" : "not abstract";
        problems.reportAnnotation(
            method, Query.class, Diagnostic.NOT_A_REPOSITORY_METHOD, method.getSimpleName(), kind);
      }
      return Optional.empty();
    }
    if (query == null) {
      problems.report(method, Diagnostic.METHOD_WITHOUT_QUERY, method.getSimpleName());
      return Optional.empty();
    }
    if (!method.getTypeParameters().isEmpty()) {
      problems.report(method, Diagnostic.GENERIC_METHOD, method.getSimpleName());
      return Optional.empty();
    }
    return readStatement(method, query.value()).flatMap(statement -> readMethod(method, statement));
  }

  private Optional<QueryMethod> readMethod(ExecutableElement method, SqlStatement statement) {
    List<Binding> bindings = parameters.read(method, statement.parameters());
    Optional<Result> result = results.read(method, statement.outcome());
    return result.map(
        read -> new QueryMethod(method, statement.positional().strip(), bindings, read));
  }

  private Optional<SqlStatement> readStatement(ExecutableElement method, String sql) {
    try {
      SqlStatement statement = SqlStatement.read(sql);
      if (statement.isEmpty()) {
        problems.reportAnnotation(method, Query.class, Diagnostic.EMPTY_SQL);
      } else if (statement.isSeveral()) {
        problems.reportAnnotation(method, Query.class, Diagnostic.SEVERAL_STATEMENTS);
      } else if (statement.hasPositional()) {
        reportPositional(method, statement);
      } else {
        return Optional.of(statement);
      }
    } catch (SqlSyntaxError error) {
      problems.reportAnnotation(method, Query.class, Diagnostic.UNTERMINATED_SQL, error.reason());
    }
    return Optional.empty();
  }

  private void reportPositional(ExecutableElement method, SqlStatement statement) {
    String written =
        statement.tokens().stream()
            .filter(token -> token.kind() == Token.Kind.POSITIONAL)
            .findFirst()
            .map(Token::text)
            .orElse("$1");
    String name =
        method.getParameters().isEmpty()
            ? ":name"
            : ":" + method.getParameters().getFirst().getSimpleName();
    problems.reportAnnotation(method, Query.class, Diagnostic.POSITIONAL_PARAMETER, name, written);
  }
}
