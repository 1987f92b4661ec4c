package org.loompq.processor;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.database.SourceOptions;
import org.loompq.processor.model.Repository;
import org.loompq.processor.model.StatementMethod;
import org.loompq.processor.report.Catalogue;
import org.loompq.processor.report.CheckedWith;
import org.loompq.processor.verify.Verified;

/** The queries of a compilation as its catalogue shows them, if one is wanted. */
final class ReportedQueries {

  private final ProcessingEnvironment environment;
  private final Problems problems;
  private final SourceOptions options;
  private @Nullable Catalogue catalogue;

  ReportedQueries(ProcessingEnvironment environment, Problems problems) {
    this.environment = environment;
    this.problems = problems;
    this.options = SourceOptions.of(environment.getOptions());
  }

  /** Takes a repository that was written. */
  void add(
      Repository repository,
      Map<StatementMethod, Verified> verified,
      CheckedStatements statements,
      String source) {
    if (options.report().isEmpty()) {
      return;
    }
    if (catalogue == null) {
      catalogue =
          new Catalogue(
              options.report().get(), CheckedWith.of(options, statements.haveSnapshotInstead()));
    }
    catalogue.add(repository, verified, statements.tableRows(), source);
  }

  /**
   * Writes the catalogue. Of what an earlier compilation has put there the interfaces stay that are
   * still there and were not compiled again.
   *
   * @param compiled the names of the top-level classes that were
   */
  void write(Set<String> compiled) {
    if (catalogue == null) {
      return;
    }
    Elements elements = environment.getElementUtils();
    try {
      catalogue.write(name -> isKept(elements.getTypeElement(name), elements, compiled));
    } catch (IOException failed) {
      problems.report(Diagnostic.UNWRITABLE_REPORT, failed);
    }
  }

  private static boolean isKept(
      @Nullable TypeElement type, Elements elements, Set<String> compiled) {
    return type != null
        && !compiled.contains(elements.getOutermostTypeElement(type).getQualifiedName().toString());
  }
}
