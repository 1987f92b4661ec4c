package org.loompq.processor;

import java.io.IOException;
import java.io.Writer;
import java.lang.annotation.AnnotationTypeMismatchException;
import java.lang.annotation.IncompleteAnnotationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic.Kind;
import org.jspecify.annotations.Nullable;
import org.loompq.CopyIn;
import org.loompq.CopyOut;
import org.loompq.Query;
import org.loompq.Transactional;
import org.loompq.processor.check.Diagnostic;
import org.loompq.processor.check.Problems;
import org.loompq.processor.database.SourceOptions;
import org.loompq.processor.model.CheckedStatement;
import org.loompq.processor.model.Repository;
import org.loompq.processor.model.StatementMethod;
import org.loompq.processor.read.RepositoryReader;
import org.loompq.processor.read.TypeCodecs;
import org.loompq.processor.read.TypeCodecs.Named;
import org.loompq.processor.verify.Verified;
import org.loompq.processor.write.RepositoryWriter;

/**
 * Writes {@code AccountsImpl} for each interface {@code Accounts} that declares a {@link Query},
 * {@link CopyIn}, {@link CopyOut} or {@link Transactional} method. What it writes for an interface
 * depends on no other interface: on that one and the types it names, and on what is given to the
 * compilation as a whole, the codecs that the application brings and the schema. That makes it an
 * isolating processor to Gradle, as long as the build declares the schema as an input. The snapshot
 * and the catalogue are files of many compilations: each replaces only what it knows better.
 */
public final class RepositoryProcessor extends AbstractProcessor {

  /** The classes to compile and those written, by their qualified names. */
  private final Set<String> classes = new HashSet<>();

  /** Interfaces that name types which no round has brought so far, by their qualified names. */
  private final Set<String> deferred = new LinkedHashSet<>();

  private @Nullable Problems problems;
  private @Nullable CheckedStatements statements;
  private @Nullable ReportedQueries reported;
  private List<Named> codecs = List.of();

  /** For the compiler. */
  public RepositoryProcessor() {}

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    problems = new Problems(environment);
    codecs = CodecNames.in(environment);
    statements = new CheckedStatements(environment.getOptions(), problems);
    reported = new ReportedQueries(environment, problems);
  }

  @Override
  public Set<String> getSupportedOptions() {
    Set<String> options = new HashSet<>(SourceOptions.NAMES);
    options.add(CodecNames.OPTION);
    return options;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Repositories.annotations();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    CheckedStatements checked = Objects.requireNonNull(statements);
    try {
      process(round, checked);
    } catch (RuntimeException | Error failed) { // then there is no last round
      checked.close();
      throw failed;
    }
    return false;
  }

  private void process(RoundEnvironment round, CheckedStatements checked) {
    round.getRootElements().forEach(root -> classes.add(root.toString()));
    Set<TypeElement> candidates = candidates(round);
    if (!candidates.isEmpty()) {
      List<Repository> repositories = read(candidates, round);
      Map<StatementMethod, Verified> verified = checked.check(repositories);
      repositories.forEach(repository -> write(repository, verified));
    }
    if (round.processingOver()) {
      checked.close();
      if (!round.errorRaised()) {
        Objects.requireNonNull(reported).write(classes);
      }
    }
  }

  /** Those that can be read by now; the others wait for a later round. */
  private List<Repository> read(Set<TypeElement> candidates, RoundEnvironment round) {
    Elements elements = processingEnv.getElementUtils();
    Problems found = Objects.requireNonNull(problems);
    TypeCodecs brought = new TypeCodecs(elements, processingEnv.getTypeUtils(), codecs);
    boolean codecsAreThere = round.processingOver() || brought.areComplete();
    if (codecsAreThere) {
      brought.check(found);
    }
    RepositoryReader reader =
        new RepositoryReader(
            elements, processingEnv.getTypeUtils(), found, classes::contains, brought);
    List<Repository> repositories = new ArrayList<>();
    for (TypeElement type : candidates) {
      if (round.processingOver() || (codecsAreThere && reader.isComplete(type))) {
        read(reader, type).ifPresent(repositories::add);
      } else {
        deferred.add(type.getQualifiedName().toString());
      }
    }
    return repositories;
  }

  /** Empty also if an annotation has no value that it could have, of which the compiler tells. */
  private static Optional<Repository> read(RepositoryReader reader, TypeElement type) {
    try {
      return reader.read(type);
    } catch (AnnotationTypeMismatchException | IncompleteAnnotationException _) {
      return Optional.empty();
    }
  }

  /** The types to read in this round; in the last one only to tell what is wrong with them. */
  private Set<TypeElement> candidates(RoundEnvironment round) {
    Elements elements = processingEnv.getElementUtils();
    Set<TypeElement> types = new LinkedHashSet<>();
    deferred.forEach(name -> types.add(elements.getTypeElement(name)));
    deferred.clear();
    types.addAll(Repositories.in(round));
    return types;
  }

  private void write(Repository repository, Map<StatementMethod, Verified> verified) {
    String name = repository.name().qualified();
    Map<StatementMethod, CheckedStatement> checked = new HashMap<>();
    verified.forEach((method, each) -> checked.put(method, each.relied(method)));
    String source = new RepositoryWriter(repository, checked).write();
    classes.add(name);
    try (Writer out =
        processingEnv.getFiler().createSourceFile(name, repository.type()).openWriter()) {
      out.write(source);
      Objects.requireNonNull(reported)
          .add(repository, verified, Objects.requireNonNull(statements), source);
    } catch (FilerException written) { // by another processor
      Objects.requireNonNull(problems)
          .report(
              repository.type(), Diagnostic.NAME_TAKEN, name, repository.type().getSimpleName());
    } catch (IOException failed) {
      processingEnv
          .getMessager()
          .printMessage(Kind.ERROR, name + " cannot be written: " + failed, repository.type());
    }
  }
}
