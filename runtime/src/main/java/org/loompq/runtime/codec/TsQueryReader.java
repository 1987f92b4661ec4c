package org.loompq.runtime.codec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.loompq.type.TsQuery;
import org.loompq.type.TsQuery.Node;
import org.loompq.type.TsWeight;

/**
 * Takes the items of a {@code tsquery}; see tsquerysend in {@code tsquery.c}, and {@code
 * ts_type.h}. Each operator stands before its operands, and the right operand before the left one:
 *
 * <pre>{@code
 * uint8 1, uint8 weights, uint8 prefix, text with a zero     a lexeme; of the weights, D is bit 0
 * uint8 2, uint8 operator                                    1 not, 2 and, 3 or
 * uint8 2, uint8 4, int16 distance                           a phrase
 * }</pre>
 *
 * <p>For one thread.
 */
final class TsQueryReader {

  static final int LEXEME = 1;
  static final int OPERATOR = 2;

  static final int NOT = 1;
  static final int AND = 2;
  static final int OR = 3;
  static final int PHRASE = 4;

  /** The weights in the order of their bits. */
  static final List<TsWeight> WEIGHTS = List.of(TsWeight.D, TsWeight.C, TsWeight.B, TsWeight.A);

  /**
   * How deep operators may lie in each other, so that bytes from elsewhere do not overflow the
   * stack. {@link TsQuery} allows no more either.
   */
  private static final int MOST_DEPTH = 250;

  private final Parts in;

  /** How many items are still to come. */
  private int items;

  TsQueryReader(Parts in, int items) {
    this.in = in;
    this.items = items;
  }

  /** Reads all items, at least one. */
  Node all() {
    Node root = read(next(), 1);
    if (items != 0) {
      throw new CodecException("a tsquery has " + items + " items that belong to no operator");
    }
    return root;
  }

  /** Begins an item: gives 0 for a lexeme, else the operator. */
  private int next() {
    if (items <= 0) {
      throw new CodecException("a tsquery has fewer items than its operators want");
    }
    items--;
    int kind = in.unsignedByte();
    if (kind == LEXEME) {
      return 0;
    }
    int operator = kind == OPERATOR ? in.unsignedByte() : 0;
    if (operator < NOT || operator > PHRASE) {
      throw new CodecException("a tsquery cannot have an item of kind " + kind + ", " + operator);
    }
    return operator;
  }

  private Node read(int operator, int depth) {
    if (depth > MOST_DEPTH) {
      throw new CodecException(
          "a tsquery with more than "
              + MOST_DEPTH
              + " operators in each other cannot be read as TsQuery; read it as text");
    }
    return switch (operator) {
      case NOT -> new TsQuery.Not(read(next(), depth + 1));
      case AND -> new TsQuery.And(operands(AND, depth));
      case OR -> new TsQuery.Or(operands(OR, depth));
      case PHRASE -> phrase(depth);
      default -> lexeme();
    };
  }

  /** Reads the operands of an operator, and of those of the same kind that are operands of it. */
  private List<Node> operands(int operator, int depth) {
    List<Node> operands = new ArrayList<>();
    for (int missing = 2; missing > 0; ) {
      int next = next();
      if (next == operator) {
        missing++;
      } else {
        operands.add(read(next, depth + 1));
        missing--;
      }
    }
    Collections.reverse(operands);
    return operands;
  }

  private Node phrase(int depth) {
    int distance = in.unsignedShort();
    Node right = read(next(), depth + 1);
    Node left = read(next(), depth + 1);
    return new TsQuery.Phrase(left, right, distance);
  }

  private Node lexeme() {
    int bits = in.unsignedByte();
    int prefix = in.unsignedByte();
    if (bits >= 1 << WEIGHTS.size() || prefix > 1) {
      throw new CodecException(
          "a lexeme of a tsquery cannot have the weights " + bits + " and the prefix " + prefix);
    }
    Set<TsWeight> weights = EnumSet.noneOf(TsWeight.class);
    for (int bit = 0; bit < WEIGHTS.size(); bit++) {
      if ((bits >> bit & 1) != 0) {
        weights.add(WEIGHTS.get(bit));
      }
    }
    return new TsQuery.Lexeme(in.text(), weights, prefix == 1);
  }
}
