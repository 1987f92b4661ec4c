package org.loompq.processor.database;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.loompq.processor.database.Answer.Column;
import org.loompq.processor.database.Answer.Described;
import org.loompq.processor.database.Answer.Unknown;
import org.loompq.processor.database.TypeNotes.Note;
import org.loompq.processor.plan.Nullability;
import org.loompq.runtime.codec.BuiltInTypes;
import org.loompq.runtime.codec.PgType;

/**
 * What a server has said, kept for compilations without one. It belongs in version control.
 *
 * @param types the types that users define
 * @param statements what was said of each, by the method that has it
 */
record Snapshot(Map<String, Note> types, Map<String, Entry> statements) {

  /** One without anything. */
  static final Snapshot EMPTY = new Snapshot(Map.of(), Map.of());

  /**
   * What was said of a statement.
   *
   * @param schema what was known of the server's schema; empty if nothing was
   * @param sql its text
   * @param declared the names of the types that parameters are declared as; null for those that are
   *     not
   * @param nullable the numbers of the parameters that may be NULL
   * @param presentElements the numbers of the arrays whose elements cannot be NULL
   * @param forOneRow whether it mattered that it cannot give several rows
   * @param parameters the names of the types of the parameters
   * @param narrowed the names of the types that parameters are narrowed to, by their numbers
   * @param columns the columns
   * @param atMostOneRow whether it cannot give several rows
   * @param missing the columns without a value
   */
  record Entry(
      String schema,
      String sql,
      List<@Nullable String> declared,
      Set<Integer> nullable,
      Set<Integer> presentElements,
      boolean forOneRow,
      List<String> parameters,
      Map<Integer, String> narrowed,
      List<EntryColumn> columns,
      boolean atMostOneRow,
      List<String> missing) {

    /** The types that it names. */
    private Set<String> types() {
      Set<String> types = new HashSet<>(parameters);
      types.addAll(narrowed.values());
      columns.forEach(column -> types.add(column.type()));
      return types;
    }

    private boolean isAbout(Question question) {
      return sql.equals(question.sql())
          && declared.equals(Snapshot.declared(question))
          && nullable.equals(question.nullable())
          && question.presentElements().equals(presentElements)
          && forOneRow == question.forOneRow();
    }
  }

  /**
   * A column.
   *
   * @param name its name
   * @param type the name of its type
   * @param nullability whether it can be NULL
   */
  record EntryColumn(String name, String type, Nullability nullability) {}

  private static List<@Nullable String> declared(Question question) {
    List<@Nullable String> names = new ArrayList<>();
    question.oids().forEach(oid -> names.add(oid == 0 ? null : BuiltInTypes.get(oid).name()));
    return names;
  }

  /** Whether it has an answer to each question. */
  boolean knows(List<Question> questions) {
    return questions.stream().allMatch(question -> entry(question).isPresent());
  }

  /** Whether it has an answer to each question, of a server with a schema. */
  boolean knows(List<Question> questions, String schema) {
    return questions.stream()
        .allMatch(
            question -> entry(question).filter(entry -> entry.schema().equals(schema)).isPresent());
  }

  private Optional<Entry> entry(Question question) {
    return Optional.ofNullable(statements.get(question.name()))
        .filter(entry -> entry.isAbout(question));
  }

  /** The answers to some questions. */
  Answers answers(List<Question> questions) {
    TypeNotes notes = new TypeNotes(types);
    Map<Question, Answer> answers = new LinkedHashMap<>();
    for (Question question : questions) {
      answers.put(
          question,
          entry(question)
              .<Answer>map(entry -> described(entry, notes))
              .orElseGet(() -> new Unknown(statements.containsKey(question.name()))));
    }
    return new Answers(answers, notes.labels(), Map.of());
  }

  private static Described described(Entry entry, TypeNotes notes) {
    List<PgType> parameters = entry.parameters().stream().map(notes::type).toList();
    List<Column> columns =
        entry.columns().stream()
            .map(each -> new Column(each.name(), notes.type(each.type()), each.nullability()))
            .toList();
    Map<Integer, PgType> narrowed = new TreeMap<>();
    entry.narrowed().forEach((number, type) -> narrowed.put(number, notes.type(type)));
    return new Described(
        parameters, narrowed, columns, entry.atMostOneRow(), entry.missing(), Optional.empty());
  }

  /**
   * This snapshot with what a server has said.
   *
   * @param schema what is known of the server's schema
   */
  Snapshot with(String schema, Answers answers) {
    Set<String> asked = new HashSet<>();
    Set<String> repositories = new HashSet<>();
    for (Question question : answers.byQuestion().keySet()) {
      asked.add(question.name());
      repositories.add(repository(question.name()));
    }
    TypeNotes notes = new TypeNotes(types);
    Map<String, Entry> entries = new TreeMap<>(statements);
    entries // of methods that are no more
        .keySet()
        .removeIf(name -> repositories.contains(repository(name)) && !asked.contains(name));
    answers
        .byQuestion()
        .forEach(
            (question, answer) -> {
              if (answer instanceof Described described) {
                entries.put(question.name(), entry(schema, question, described, answers, notes));
              } else { // one that was right before it was changed may be wanted again
                entries.computeIfPresent(
                    question.name(), (_, entry) -> entry.isAbout(question) ? null : entry);
              }
            });
    Set<String> named = new HashSet<>();
    entries.values().forEach(entry -> named.addAll(entry.types()));
    return new Snapshot(notes.only(named), entries);
  }

  private static String repository(String name) {
    return name.substring(0, name.lastIndexOf('.', name.indexOf('(')));
  }

  private static Entry entry(
      String schema, Question question, Described described, Answers answers, TypeNotes notes) {
    Map<Integer, String> narrowed = new TreeMap<>();
    described
        .narrowed()
        .forEach((number, type) -> narrowed.put(number, notes.add(type, answers.labels())));
    return new Entry(
        schema,
        question.sql(),
        declared(question),
        new TreeSet<>(question.nullable()),
        new TreeSet<>(question.presentElements()),
        question.forOneRow(),
        described.parameters().stream().map(type -> notes.add(type, answers.labels())).toList(),
        narrowed,
        described.columns().stream()
            .map(
                column ->
                    new EntryColumn(
                        column.name(),
                        notes.add(column.type(), answers.labels()),
                        column.nullability()))
            .toList(),
        described.atMostOneRow(),
        described.missing());
  }
}
