package org.loompq.processor.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loompq.processor.check.Problems;
import org.loompq.processor.database.Answer;
import org.loompq.processor.database.Answers;
import org.loompq.processor.database.Question;
import org.loompq.processor.model.Repository;
import org.loompq.processor.model.StatementMethod;

/** Compares repositories with what a database says. */
public final class Verification {

  /** For {@link SuppressWarnings}. */
  private static final String UNCHECKED = "loompq";

  private final Problems problems;

  /** Reports what is wrong. */
  public Verification(Problems problems) {
    this.problems = problems;
  }

  /** What is to be asked about a repository. */
  public List<Question> questions(Repository repository) {
    return repository.methods().stream()
        .filter(method -> !isExempt(method))
        .map(method -> Questions.about(repository.type(), method))
        .toList();
  }

  /** Compares repositories with the answers; gives what the code of methods may rely on. */
  public Map<StatementMethod, Verified> check(List<Repository> repositories, Answers answers) {
    Map<StatementMethod, Verified> verified = new LinkedHashMap<>();
    for (Repository repository : repositories) {
      for (StatementMethod method : repository.methods()) {
        if (isExempt(method)) {
          continue;
        }
        Answer answer = answers.to(Questions.about(repository.type(), method));
        new StatementCheck(problems, method, answers.labels())
            .check(answer)
            .ifPresent(each -> verified.put(method, each));
      }
    }
    return verified;
  }

  /**
   * Whether the user says that a statement is not to be compared: it needs what is not there yet.
   */
  private static boolean isExempt(StatementMethod method) {
    SuppressWarnings suppressed = method.method().getAnnotation(SuppressWarnings.class);
    return suppressed != null && List.of(suppressed.value()).contains(UNCHECKED);
  }
}
