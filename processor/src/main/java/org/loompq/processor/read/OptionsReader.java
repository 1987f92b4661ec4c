package org.loompq.processor.read;

import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.ExecutableElement;
import org.loompq.Batch;
import org.loompq.Query;
import org.loompq.ReadOnly;
import org.loompq.Timeout;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.model.Options;
import org.loompq.processor.sql.SqlStatement;

/** Reads what is declared of a statement beside its text. */
final class OptionsReader {

  private static final Pattern TIME = Pattern.compile("([0-9]{1,9}) ?(ms|s|m|h)");
  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L);

  private final Problems problems;

  OptionsReader(Problems problems) {
    this.problems = problems;
  }

  Options read(ExecutableElement method, SqlStatement statement) {
    boolean readOnly = method.getAnnotation(ReadOnly.class) != null;
    if (readOnly && method.getAnnotation(Batch.class) != null) {
      problems.reportAnnotation(
          method, ReadOnly.class, Diagnostic.READ_ONLY_BATCH, firstParameter(method));
    } else if (readOnly) {
      statement
          .change()
          .ifPresent(
              change ->
                  problems.reportSql(
                      method,
                      Query.class,
                      change.start(),
                      Diagnostic.READ_ONLY_CHANGE,
                      change.keywords()));
    }
    return new Options(timeoutMillis(method), readOnly);
  }

  /** What is declared of a method that copies, which is for the caller's waiting alone. */
  Options readCopy(ExecutableElement method) {
    return new Options(timeoutMillis(method), false);
  }

  private static String firstParameter(ExecutableElement method) {
    return method.getParameters().isEmpty()
        ? "ids"
        : method.getParameters().getFirst().getSimpleName().toString();
  }

  private OptionalLong timeoutMillis(ExecutableElement method) {
    Timeout timeout = method.getAnnotation(Timeout.class);
    if (timeout == null) {
      return OptionalLong.empty();
    }
    Matcher time = TIME.matcher(timeout.value());
    if (!time.matches()) {
      problems.reportAnnotation(
          method, Timeout.class, Diagnostic.UNREADABLE_TIMEOUT, timeout.value());
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(time.group(1)) * MILLIS.getOrDefault(time.group(2), 1L));
  }
}
