package org.loompq.processor.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.loompq.processor.database.Question;
import org.loompq.processor.database.Question.Target;
import org.loompq.processor.model.Binding;
import org.loompq.processor.model.CopyInMethod;
import org.loompq.processor.model.CopyOutMethod;
import org.loompq.processor.model.QueryMethod;
import org.loompq.processor.model.StatementMethod;
import org.loompq.processor.sql.CopySubject;
import org.loompq.processor.sql.Identifier;
import org.loompq.processor.sql.InsertTarget;

/** What a database is asked about methods. */
final class Questions {

  private Questions() {}

  /** The question about the statement of a method of a repository. */
  static Question about(TypeElement repository, StatementMethod method) {
    String name = name(repository, method.method());
    return switch (method) {
      case QueryMethod query -> about(name, query);
      case CopyInMethod in -> {
        String sql = "SELECT " + in.columnList() + " FROM " + in.table().name();
        Target target = new Target(in.table().name(), names(in.columns()), true);
        yield new Question(
            name, sql, sql, List.of(), Set.of(), Set.of(), Set.of(), false, Optional.of(target));
      }
      case CopyOutMethod out -> {
        String written =
            out.subject() instanceof CopySubject.Query(var statement, _)
                ? statement.positional()
                : out.query();
        yield new Question(
            name,
            out.query(),
            written,
            List.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            false,
            Optional.empty());
      }
    };
  }

  private static Question about(String name, QueryMethod query) {
    List<Integer> oids = new ArrayList<>();
    Set<Integer> nullable = new HashSet<>();
    Set<Integer> presentElements = new HashSet<>();
    Set<Integer> assigned = new HashSet<>();
    Set<String> assignedNames = query.statement().assigned();
    for (Binding binding : query.bindings()) {
      oids.add(Math.max(RuntimeCodecs.of(binding.value().codec()).parameterOid(), 0));
      if (binding.nullable()) {
        nullable.add(oids.size());
      }
      if (binding.presentElements()) {
        presentElements.add(oids.size());
      }
      if (assignedNames.contains(binding.name())) {
        assigned.add(oids.size());
      }
    }
    Optional<Target> target =
        InsertTarget.of(query.statement())
            .map(insert -> new Target(insert.table(), names(insert.columns()), false));
    return new Question(
        name,
        query.sql(),
        query.statement().positional(),
        oids,
        nullable,
        presentElements,
        assigned,
        query.result().isOneRow(),
        target);
  }

  private static List<String> names(List<Identifier> identifiers) {
    return identifiers.stream().map(Identifier::name).toList();
  }

  /** Tells overloaded methods apart. */
  private static String name(TypeElement repository, ExecutableElement method) {
    return method.getParameters().stream()
        .map(parameter -> parameter.asType().toString())
        .collect(
            Collectors.joining(
                ", ", repository.getQualifiedName() + "." + method.getSimpleName() + "(", ")"));
  }
}
