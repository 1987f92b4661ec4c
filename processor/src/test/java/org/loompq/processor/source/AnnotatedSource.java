package org.loompq.processor.source;

import static java.util.stream.Collectors.joining;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A source file of classes {@code Annotated0} and so on, each with a string in an annotation. */
final class AnnotatedSource {

  /** An operand: what is written, there or as a constant of the same file. */
  record Operand(Written written, boolean isConstant) {

    static Operand of(Written written) {
      return new Operand(written, false);
    }
  }

  /** A string: the sum of operands, with what goes between them. */
  record Sum(List<Operand> operands, List<String> pluses) {

    static Sum of(Written alone) {
      return new Sum(List.of(Operand.of(alone)), List.of());
    }
  }

  /** A string's part, and where it begins in the file. */
  private record Part(Written written, int start) {}

  private final StringBuilder source =
      new StringBuilder("package p;\n@interface Text { String value(); }\n");
  private final List<List<Part>> strings = new ArrayList<>();

  AnnotatedSource(List<Sum> sums) {
    sums.forEach(this::add);
  }

  private void add(Sum sum) {
    int number = strings.size();
    Deque<Integer> constants = new ArrayDeque<>();
    source.append("class Constants").append(number).append(" {\n");
    for (Operand operand : sum.operands.stream().filter(Operand::isConstant).toList()) {
      source.append("  static final String C").append(constants.size()).append(" = ");
      constants.addLast(source.length());
      source.append(operand.written.source()).append(";\n");
    }
    source.append("}\n@Text(\n");
    List<Part> parts = new ArrayList<>();
    int named = 0;
    for (int i = 0; i < sum.operands.size(); i++) {
      source.append(i == 0 ? "" : sum.pluses.get(i - 1));
      Operand operand = sum.operands.get(i);
      if (operand.isConstant) {
        parts.add(new Part(operand.written, constants.removeFirst()));
        source.append("Constants").append(number).append(".C").append(named++);
      } else {
        parts.add(new Part(operand.written, source.length()));
        source.append(operand.written.source());
      }
    }
    source.append(")\nclass Annotated").append(number).append(" {}\n");
    strings.add(parts);
  }

  String text() {
    return source.toString();
  }

  int count() {
    return strings.size();
  }

  /** The string of a class. */
  String value(int number) {
    return strings.get(number).stream().map(part -> part.written.value()).collect(joining());
  }

  /** The place of each character of a string, and of its end. */
  List<String> places(int number) {
    List<String> places = new ArrayList<>();
    int length = value(number).length();
    for (Part part : strings.get(number)) {
      Written written = part.written;
      boolean isLast = places.size() + written.value().length() == length;
      written.offsets().subList(0, written.value().length() + (isLast ? 1 : 0)).stream()
          .map(offset -> describe(part.start + offset, written.exact()))
          .forEach(places::add);
      if (isLast) {
        break;
      }
    }
    return places;
  }

  /** A place as a person tells it from others. */
  String describe(int offset, boolean exact) {
    String behind = source.substring(offset, Math.min(offset + 8, source.length()));
    return offset + (exact ? " exactly " : " about ") + behind;
  }
}
