package org.loompq.processor.source;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.VariableElement;

/** An expression whose value is a string: a concatenation of literals and names of constants. */
final class ConstantExpression {

  private final Trees trees;
  private final TreePath path;

  ConstantExpression(Trees trees, TreePath path) {
    this.trees = trees;
    this.path = path;
  }

  /**
   * Where a character of the value stands; empty if the expression is none that is understood.
   *
   * @param index of the character; the length of the value is where it ends
   */
  Optional<Place> find(String value, int index) {
    int begin = 0;
    for (ConstantExpression operand : operands().toList()) {
      Optional<String> part = operand.value();
      if (part.isEmpty() || !value.startsWith(part.get(), begin)) {
        return Optional.empty();
      }
      int end = begin + part.get().length();
      if (index < end || end == value.length()) {
        return Optional.of(operand.findHere(part.get(), index - begin));
      }
      begin = end;
    }
    return Optional.empty();
  }

  private Stream<ConstantExpression> operands() {
    return switch (path.getLeaf()) {
      case ParenthesizedTree inner -> at(new TreePath(path, inner.getExpression())).operands();
      case BinaryTree sum when sum.getKind() == Kind.PLUS ->
          Stream.of(sum.getLeftOperand(), sum.getRightOperand())
              .flatMap(operand -> at(new TreePath(path, operand)).operands());
      default -> Stream.of(this);
    };
  }

  private ConstantExpression at(TreePath other) {
    return new ConstantExpression(trees, other);
  }

  private Optional<String> value() {
    Object value =
        path.getLeaf() instanceof LiteralTree literal
            ? literal.getValue()
            : constant().map(VariableElement::getConstantValue).orElse(null);
    return Optional.ofNullable(value).map(String::valueOf);
  }

  private Optional<VariableElement> constant() {
    return switch (path.getLeaf().getKind()) {
      case IDENTIFIER, MEMBER_SELECT ->
          trees.getElement(path) instanceof VariableElement constant
              ? Optional.of(constant)
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Place findHere(String value, int index) {
    Optional<Place> found =
        path.getLeaf() instanceof LiteralTree
            ? inLiteral(value, index)
            : initializer().flatMap(elsewhere -> elsewhere.find(value, index));
    return found.orElseGet(() -> new Place(path.getCompilationUnit(), start(), false));
  }

  private Optional<Place> inLiteral(String value, int index) {
    LiteralText text = LiteralText.read(source(), start(), value.length());
    return text.value().equals(value)
        ? Optional.of(new Place(path.getCompilationUnit(), text.offset(index), true))
        : Optional.empty();
  }

  /** What a constant of the same file is made of. */
  private Optional<ConstantExpression> initializer() {
    CompilationUnitTree unit = path.getCompilationUnit();
    return constant()
        .map(trees::getPath)
        .filter(declared -> declared.getCompilationUnit().equals(unit))
        .flatMap(
            declared ->
                declared.getLeaf() instanceof VariableTree variable
                    ? Optional.ofNullable(variable.getInitializer())
                        .map(tree -> at(new TreePath(declared, tree)))
                    : Optional.empty());
  }

  private int start() {
    return (int)
        trees.getSourcePositions().getStartPosition(path.getCompilationUnit(), path.getLeaf());
  }

  private CharSequence source() {
    try {
      return path.getCompilationUnit().getSourceFile().getCharContent(true);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
