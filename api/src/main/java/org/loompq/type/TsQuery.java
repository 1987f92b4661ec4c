package org.loompq.type;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value of the type {@code tsquery}: what is searched for in a {@code tsvector}. The server makes
 * one of text with {@code to_tsquery} and the like; here it is taken apart, or made of lexemes that
 * are known already:
 *
 * <pre>{@code
 * TsQuery.of(TsQuery.and(TsQuery.lexeme("cat"), TsQuery.not(TsQuery.lexeme("dog"))))
 * }</pre>
 *
 * @param root what has to be found; null if the query is empty and finds nothing
 */
public record TsQuery(@Nullable Node root) {

  /** How deep nodes may lie in each other, so that no stack overflows. */
  private static final int MOST_DEPTH = 250;

  /** The query without lexemes. */
  public static final TsQuery EMPTY = new TsQuery(null);

  /**
   * Makes a value.
   *
   * @param root what has to be found, or null
   * @throws IllegalArgumentException if more than 250 nodes lie in each other
   */
  public TsQuery {
    if (root != null) {
      checkDepth(root, 1);
    }
  }

  /**
   * Makes a value.
   *
   * @param root what has to be found
   * @return the value
   * @throws IllegalArgumentException if more than 250 nodes lie in each other
   */
  public static TsQuery of(Node root) {
    return new TsQuery(Objects.requireNonNull(root, "root"));
  }

  /**
   * Finds documents with a lexeme.
   *
   * @param text the lexeme
   * @return the node
   * @throws IllegalArgumentException as {@link Lexeme} throws it
   */
  public static Lexeme lexeme(String text) {
    return new Lexeme(text, Set.of(), false);
  }

  /**
   * Finds what all operands find.
   *
   * @param operands two or more
   * @return the node
   * @throws IllegalArgumentException if there are fewer
   */
  public static And and(Node... operands) {
    return new And(List.of(operands));
  }

  /**
   * Finds what any operand finds.
   *
   * @param operands two or more
   * @return the node
   * @throws IllegalArgumentException if there are fewer
   */
  public static Or or(Node... operands) {
    return new Or(List.of(operands));
  }

  /**
   * Finds what the operand does not find.
   *
   * @param operand any node
   * @return the node
   */
  public static Not not(Node operand) {
    return new Not(operand);
  }

  /**
   * Finds documents where something follows something else at once.
   *
   * @param left what comes first
   * @param right what comes next
   * @return the node
   */
  public static Phrase phrase(Node left, Node right) {
    return new Phrase(left, right, 1);
  }

  private static void checkDepth(Node node, int depth) {
    if (depth > MOST_DEPTH) {
      throw new IllegalArgumentException(
          "a tsquery can have " + MOST_DEPTH + " operators in each other here, and not more");
    }
    for (Node operand : node.operands()) {
      checkDepth(operand, depth + 1);
    }
  }

  /** As PostgreSQL writes it, such as {@code 'fat' & ( 'cat':AB | 'dog':* )}. */
  @Override
  public String toString() {
    return root == null ? "" : root.toString();
  }

  /** Part of a query. */
  public sealed interface Node permits Lexeme, Not, And, Or, Phrase {

    /**
     * What it is made of.
     *
     * @return the operands in order, none for a lexeme; unmodifiable
     */
    List<Node> operands();
  }

  /**
   * A lexeme.
   *
   * @param text the lexeme, of 2047 bytes in UTF-8 at most
   * @param weights those that its positions may have; any if it is empty. Unmodifiable.
   * @param prefix whether lexemes that begin with the text are found too
   */
  public record Lexeme(String text, Set<TsWeight> weights, boolean prefix) implements Node {

    /**
     * Makes a value.
     *
     * @param text the lexeme
     * @param weights those that its positions may have
     * @param prefix whether it is the beginning of what is found
     * @throws IllegalArgumentException if the text is too long or holds what is no character
     */
    public Lexeme {
      LexemeText.checked(text);
      EnumSet<TsWeight> copy = EnumSet.noneOf(TsWeight.class);
      copy.addAll(weights);
      weights = Collections.unmodifiableSet(copy);
    }

    @Override
    public List<Node> operands() {
      return List.of();
    }

    /** As PostgreSQL writes it, such as {@code 'cat':*AB}. */
    @Override
    public String toString() {
      StringBuilder flags = new StringBuilder(prefix ? "*" : "");
      List.of(TsWeight.A, TsWeight.B, TsWeight.C, TsWeight.D).stream()
          .filter(weights::contains)
          .forEach(flags::append);
      return LexemeText.quoted(text) + (flags.isEmpty() ? "" : ":" + flags);
    }
  }

  /**
   * Finds what its operand does not find.
   *
   * @param operand any node
   */
  public record Not(Node operand) implements Node {

    /**
     * Makes a value.
     *
     * @param operand any node
     */
    public Not {
      Objects.requireNonNull(operand, "operand");
    }

    @Override
    public List<Node> operands() {
      return List.of(operand);
    }

    /** As PostgreSQL writes it, such as {@code !'cat'}. */
    @Override
    public String toString() {
      return operand instanceof Lexeme || operand instanceof Not
          ? "!" + operand
          : "!( " + operand + " )";
    }
  }

  /**
   * Finds what all its operands find.
   *
   * @param operands two or more, none of them of this class: its operands take its place, so that
   *     {@code a & (b & c)} is {@code a & b & c}. Unmodifiable.
   */
  public record And(List<Node> operands) implements Node {

    /**
     * Makes a value.
     *
     * @param operands two or more
     * @throws IllegalArgumentException if there are fewer
     */
    public And {
      operands = flat(operands, And.class);
    }

    /** As PostgreSQL writes it, such as {@code 'fat' & 'cat'}. */
    @Override
    public String toString() {
      return operands.stream()
          .map(operand -> operand instanceof Or ? "( " + operand + " )" : operand.toString())
          .collect(joining(" & "));
    }
  }

  /**
   * Finds what any of its operands finds.
   *
   * @param operands two or more, none of them of this class: its operands take its place, so that
   *     {@code a | (b | c)} is {@code a | b | c}. Unmodifiable.
   */
  public record Or(List<Node> operands) implements Node {

    /**
     * Makes a value.
     *
     * @param operands two or more
     * @throws IllegalArgumentException if there are fewer
     */
    public Or {
      operands = flat(operands, Or.class);
    }

    /** As PostgreSQL writes it, such as {@code 'cat' | 'dog'}. */
    @Override
    public String toString() {
      return operands.stream().map(Node::toString).collect(joining(" | "));
    }
  }

  /**
   * Finds documents where something follows something else at a distance.
   *
   * @param left what comes first
   * @param right what comes behind it
   * @param distance how many words behind it, 0 to 16384; 1 for the next
   */
  public record Phrase(Node left, Node right, int distance) implements Node {

    /** MAXENTRYPOS in {@code src/include/tsearch/ts_type.h}. */
    private static final int MOST_DISTANCE = 16_384;

    /**
     * Makes a value.
     *
     * @param left what comes first
     * @param right what comes behind it
     * @param distance how many words behind it
     * @throws IllegalArgumentException if the distance is not within 0 and 16384
     */
    public Phrase {
      Objects.requireNonNull(left, "left");
      Objects.requireNonNull(right, "right");
      if (distance < 0 || distance > MOST_DISTANCE) {
        throw new IllegalArgumentException(
            "the distance in a phrase cannot be " + distance + ", but 0 to " + MOST_DISTANCE);
      }
    }

    @Override
    public List<Node> operands() {
      return List.of(left, right);
    }

    /** As PostgreSQL writes it, such as {@code 'fat' <-> 'cat'}. */
    @Override
    public String toString() {
      String operator = distance == 1 ? " <-> " : " <" + distance + "> ";
      String first = left instanceof And || left instanceof Or ? "( " + left + " )" : "" + left;
      String second =
          right instanceof Lexeme || right instanceof Not ? "" + right : "( " + right + " )";
      return first + operator + second;
    }
  }

  private static List<Node> flat(List<Node> operands, Class<? extends Node> kind) {
    if (operands.size() < 2) {
      throw new IllegalArgumentException(
          "an operator of a tsquery wants two operands at least, and not " + operands.size());
    }
    List<Node> flat = new ArrayList<>();
    for (Node operand : operands) {
      if (kind.isInstance(operand)) {
        flat.addAll(operand.operands());
      } else {
        flat.add(operand);
      }
    }
    return List.copyOf(flat);
  }
}
