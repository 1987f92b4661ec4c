package org.loompq.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
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
import org.loompq.processor.model.Repository;
import org.loompq.processor.read.RepositoryReader;
import org.loompq.processor.read.TypeCodecs;
import org.loompq.processor.read.TypeCodecs.Named;
import org.loompq.processor.write.RepositoryWriter;

/**
 * Writes {@code AccountsImpl} for each interface {@code Accounts} that declares a {@link Query},
 * {@link CopyIn}, {@link CopyOut} or {@link Transactional} method. What it writes for an interface
 * depends on that interface and the types it names alone, and on the list of codecs that the
 * application brings, which makes it an isolating processor to Gradle.
 */
public final class RepositoryProcessor extends AbstractProcessor {

  /** The classes to compile and those written, by their qualified names. */
  private final Set<String> classes = new HashSet<>();

  /** Interfaces that name types which no round has brought so far, by their qualified names. */
  private final Set<String> deferred = new LinkedHashSet<>();

  private @Nullable Problems problems;
  private List<Named> codecs = List.of();

  /** For the compiler. */
  public RepositoryProcessor() {}

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    problems = new Problems(environment.getMessager());
    codecs = CodecNames.in(environment);
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(CodecNames.OPTION);
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
    round.getRootElements().forEach(root -> classes.add(root.toString()));
    Set<TypeElement> candidates = candidates(round);
    if (candidates.isEmpty()) {
      return false;
    }
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
    for (TypeElement type : candidates) {
      if (round.processingOver() || (codecsAreThere && reader.isComplete(type))) {
        reader.read(type).ifPresent(this::write);
      } else {
        deferred.add(type.getQualifiedName().toString());
      }
    }
    return false;
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

  private void write(Repository repository) {
    String name = repository.name().qualified();
    classes.add(name);
    try (Writer out =
        processingEnv.getFiler().createSourceFile(name, repository.type()).openWriter()) {
      out.write(new RepositoryWriter(repository).write());
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
