package org.loompq.runtime.codec;

import java.util.List;
import org.loompq.type.TsQuery;
import org.loompq.type.TsQuery.Node;
import org.loompq.type.TsWeight;

/** Writes the items that {@link TsQueryReader} reads. */
final class TsQueryWriter {

  private TsQueryWriter() {}

  /** Writes a node with all that is in it; gives how many items that is. */
  static int write(BinaryWriter out, Node node) {
    return switch (node) {
      case TsQuery.Lexeme lexeme -> lexeme(out, lexeme);
      case TsQuery.Not not -> {
        operator(out, TsQueryReader.NOT);
        yield 1 + write(out, not.operand());
      }
      case TsQuery.And and -> chain(out, TsQueryReader.AND, and.operands());
      case TsQuery.Or or -> chain(out, TsQueryReader.OR, or.operands());
      case TsQuery.Phrase phrase -> {
        operator(out, TsQueryReader.PHRASE);
        out.putShort(phrase.distance());
        int right = write(out, phrase.right());
        yield 1 + right + write(out, phrase.left());
      }
    };
  }

  /** Writes {@code a & b & c} as the server parses it: {@code (a & b) & c}. */
  private static int chain(BinaryWriter out, int operator, List<Node> operands) {
    int items = operands.size() - 1;
    for (int i = operands.size() - 1; i > 0; i--) {
      operator(out, operator);
      items += write(out, operands.get(i));
    }
    return items + write(out, operands.getFirst());
  }

  private static void operator(BinaryWriter out, int operator) {
    out.putByte(TsQueryReader.OPERATOR);
    out.putByte(operator);
  }

  private static int lexeme(BinaryWriter out, TsQuery.Lexeme lexeme) {
    int bits = 0;
    for (TsWeight weight : lexeme.weights()) {
      bits |= 1 << TsQueryReader.WEIGHTS.indexOf(weight);
    }
    out.putByte(TsQueryReader.LEXEME);
    out.putByte(bits);
    out.putByte(lexeme.prefix() ? 1 : 0);
    Text.CODEC.encode(out, lexeme.text());
    out.putByte(0);
    return 1;
  }
}
