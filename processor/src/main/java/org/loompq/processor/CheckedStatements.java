package org.loompq.processor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.loompq.error.PgException;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.database.AnswerSource;
import org.loompq.processor.database.Answers;
import org.loompq.processor.database.Question;
import org.loompq.processor.database.SnapshotError;
import org.loompq.processor.database.SourceOptions;
import org.loompq.processor.database.TableName;
import org.loompq.processor.model.Repository;
import org.loompq.processor.model.StatementMethod;
import org.loompq.processor.server.SchemaError;
import org.loompq.processor.server.ServerUnavailable;
import org.loompq.processor.verify.Verification;
import org.loompq.processor.verify.Verified;

/** The statements of a compilation as they are compared with a database, if one is named. */
final class CheckedStatements implements AutoCloseable {

  private final SourceOptions options;
  private final Problems problems;
  private final Verification verification;
  private @Nullable AnswerSource source;

  /** As far as they were met. */
  private final Map<TableName, Long> tableRows = new HashMap<>();

  /** Whether something is wrong with the database itself, which was reported. */
  private boolean givenUp;

  CheckedStatements(Map<String, String> options, Problems problems) {
    this.options = SourceOptions.of(options);
    this.problems = problems;
    this.verification = new Verification(problems);
  }

  /** Reports what is wrong; gives what the code of each method may rely on, where anything. */
  Map<StatementMethod, Verified> check(List<Repository> repositories) {
    if (repositories.isEmpty() || givenUp) {
      return Map.of();
    }
    if (!options.isChecked()) {
      problems.report(Diagnostic.UNCHECKED);
      return Map.of();
    }
    List<Question> questions =
        repositories.stream()
            .flatMap(repository -> verification.questions(repository).stream())
            .toList();
    Optional<Answers> answers = questions.isEmpty() ? Optional.empty() : ask(questions);
    answers.ifPresent(given -> tableRows.putAll(given.tableRows()));
    return answers.map(given -> verification.check(repositories, given)).orElse(Map.of());
  }

  /** How many rows the server has counted in tables that statements read as a whole. */
  Map<TableName, Long> tableRows() {
    return tableRows;
  }

  private Optional<Answers> ask(List<Question> questions) {
    givenUp = true;
    try {
      if (options.isAmbiguous()) {
        problems.report(Diagnostic.SEVERAL_SERVERS);
        return Optional.empty();
      }
      if (source == null) {
        source = AnswerSource.of(options);
      }
      Answers answers = source.ask(questions);
      givenUp = false;
      source.instead().ifPresent(why -> problems.report(Diagnostic.SNAPSHOT_INSTEAD, why));
      return Optional.of(answers);
    } catch (SchemaError error) {
      problems.report(Diagnostic.UNREADABLE_SCHEMA, Objects.toString(error.getMessage()));
    } catch (SnapshotError error) {
      problems.report(Diagnostic.UNREADABLE_SNAPSHOT, Objects.toString(error.getMessage()));
    } catch (ServerUnavailable error) {
      problems.report(Diagnostic.NO_SERVER, Objects.toString(error.getMessage()));
    } catch (PgException error) {
      problems.report(
          Diagnostic.NO_SERVER,
          "the server cannot be asked: "
              + error.getMessage()
              + "; correct loompq.url, or use loompq.snapshot alone");
    }
    return Optional.empty();
  }

  /** Whether the snapshot has stood in for a server that does not answer. */
  boolean haveSnapshotInstead() {
    return source != null && source.instead().isPresent();
  }

  @Override
  public void close() {
    if (source != null) {
      source.close();
      source = null;
    }
  }
}
