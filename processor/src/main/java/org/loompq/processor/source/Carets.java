package org.loompq.processor.source;

import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Messages of javac that point into the string of an annotation, which a {@code Messager} cannot.
 */
public final class Carets {

  private final Trees trees;

  private Carets(Trees trees) {
    this.trees = trees;
  }

  /** Those of the compiler at work; none if that is not javac. */
  public static Optional<Carets> in(ProcessingEnvironment environment) {
    Optional<Trees> trees = CompilerEnvironment.trees(environment);
    return trees.isPresent() // a lambda would load the class of the trees, which may be absent
        ? Optional.of(new Carets(trees.get()))
        : Optional.empty();
  }

  /**
   * Where a character of a string stands; empty if it is not in a source file, or the string is
   * made in a way that is not understood.
   *
   * @param value the string, in an annotation of an element
   * @param index of the character; the length of the string is where it ends
   */
  public Optional<Place> find(
      Element element, AnnotationMirror annotation, AnnotationValue value, int index) {
    TreePath path = trees.getPath(element, annotation, value);
    return path == null
        ? Optional.empty()
        : new ConstantExpression(trees, path).find(String.valueOf(value.getValue()), index);
  }

  /** Prints a message, which counts for the compilation as one of its {@code Messager} does. */
  public void print(Kind kind, String message, Place place) {
    trees.printMessage(kind, message, treeAt(place.offset()), place.unit());
  }

  /**
   * A tree at an offset. javac prints at trees only, and takes no more from them than where they
   * are; so it may be one of another file.
   */
  private static Tree treeAt(int offset) {
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    JavacTask parser =
        (JavacTask)
            compiler.getTask(
                null, null, null, List.of("-proc:none"), null, List.of(new Blank(offset)));
    try {
      return Objects.requireNonNull(parser.parse().iterator().next().getPackageName());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** A source file that is blank but for a name at some offset. */
  private static final class Blank extends SimpleJavaFileObject {

    private static final String PACKAGE = "package ";

    private final int offset;

    Blank(int offset) {
      super(URI.create("blank:///Blank.java"), JavaFileObject.Kind.SOURCE);
      this.offset = offset;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return " ".repeat(offset - PACKAGE.length()) + PACKAGE + "x;";
    }
  }
}
