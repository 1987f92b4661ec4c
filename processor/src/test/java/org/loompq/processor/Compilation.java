package org.loompq.processor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.loompq.Query;
import org.loompq.runtime.Statement;

/**
 * A run of javac in this process.
 *
 * @param diagnostics what it said
 * @param output the folder with classes and generated sources
 */
record Compilation(List<Diagnostic<? extends JavaFileObject>> diagnostics, Path output) {

  /** Where javac finds what is compiled against. */
  record Classes(String option, List<String> path) {

    static final Classes WITHOUT_RUNTIME =
        new Classes("--class-path", List.of(pathOf(Query.class), pathOf(Nullable.class)));
    static final Classes ON_CLASS_PATH = WITHOUT_RUNTIME.with(pathOf(Statement.class));
    static final Classes ON_MODULE_PATH = new Classes("--module-path", ON_CLASS_PATH.path());

    Classes with(String further) {
      return new Classes(option, Stream.concat(path.stream(), Stream.of(further)).toList());
    }

    private List<String> options() {
      return List.of(option, String.join(File.pathSeparator, path));
    }

    private static String pathOf(Class<?> type) {
      try {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
      } catch (URISyntaxException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  /** Compiles with the processors, and options for them. */
  static Compilation withOptions(
      List<Path> sources, Path output, Classes classes, List<String> options) {
    List<Processor> processors = List.of(new RepositoryProcessor(), new RepositoryIndexProcessor());
    return with(processors, sources, output, classes, options);
  }

  /** Compiles with the processors, and others before them. */
  static Compilation withProcessors(
      List<Path> sources, Path output, Classes classes, Processor... others) {
    List<Processor> processors = new ArrayList<>(Arrays.asList(others));
    processors.add(new RepositoryProcessor());
    processors.add(new RepositoryIndexProcessor());
    return with(processors, sources, output, classes);
  }

  /** Compiles with some processors only. */
  static Compilation with(
      List<Processor> processors, List<Path> sources, Path output, Classes classes) {
    return with(processors, sources, output, classes, List.of());
  }

  private static Compilation with(
      List<Processor> processors,
      List<Path> sources,
      Path output,
      Classes classes,
      List<String> further) {
    List<String> options = new ArrayList<>(List.of("-parameters", "-s", output.toString()));
    options.addAll(further);
    options.addAll(classes.options());
    return run(sources, output, processors, options);
  }

  /** Compiles generated sources as strictly as javac can, against what was compiled before. */
  static Compilation strictly(List<Path> sources, Path output, Classes classes) {
    List<String> options =
        new ArrayList<>(List.of("-Xlint:all", "-Werror", "-Xdoclint:all/protected", "-proc:none"));
    options.addAll(
        classes.option().equals("--class-path")
            ? classes.with(output.toString()).options()
            : classes.options());
    return run(sources, output, List.of(), options);
  }

  private static Compilation run(
      List<Path> sources, Path output, List<Processor> processors, List<String> options) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("-d", output.toString()));
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null, files, diagnostics, all, null, files.getJavaFileObjectsFromPaths(sources));
      task.setLocale(Locale.ROOT);
      task.setProcessors(processors);
      task.call();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new Compilation(diagnostics.getDiagnostics(), output);
  }

  /** All that was said, in the order of the source; what is no error with its kind. */
  String messages() {
    return diagnostics.stream()
        .sorted(Comparator.comparingLong(Diagnostic::getPosition))
        .map(
            each ->
                each.getKind() == Diagnostic.Kind.ERROR
                    ? describe(each)
                    : each.getKind() + " " + describe(each))
        .reduce("", String::concat);
  }

  /** The errors, in the order of the source: where, what, and the code that is underlined. */
  String errors() {
    return diagnostics.stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .sorted(Comparator.comparingLong(Diagnostic::getPosition))
        .map(Compilation::describe)
        .reduce("", String::concat);
  }

  private static String describe(Diagnostic<? extends JavaFileObject> error) {
    if (error.getPosition() == Diagnostic.NOPOS) {
      return error.getMessage(Locale.ROOT) + "\n";
    }
    try {
      String source = error.getSource().getCharContent(true).toString();
      String line = source.lines().toList().get((int) error.getLineNumber() - 1);
      int start = source.lastIndexOf('\n', (int) error.getPosition() - 1) + 1;
      String before = source.substring(start, (int) error.getPosition());
      List<String> message = error.getMessage(Locale.ROOT).lines().toList();
      return String.format(
              Locale.ROOT,
              "%d:%d %s\n  %s\n  %s^\n",
              error.getLineNumber(),
              error.getColumnNumber(),
              message.getFirst(),
              line,
              before.replaceAll("[^\t]", " "))
          + message.stream().skip(1).map(each -> "  " + each + "\n").collect(Collectors.joining());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What the processors wrote, by path. */
  List<Path> generatedSources() throws IOException {
    try (Stream<Path> files = Files.walk(output)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
