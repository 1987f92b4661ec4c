package org.loompq.processor.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a source file that JavaPoet wrote, laid out as google-java-format would where
 * JavaPoet cannot be told: comments on one line, empty bodies, long signatures. Leaves text blocks
 * alone.
 */
final class SourceText {

  private static final String TEXT_BLOCK = "\"\"\"";
  private static final Pattern METHOD = Pattern.compile(" +(?:public|private) [^=;]*\\(");
  private static final Pattern SIGNATURE =
      Pattern.compile("( +)(p\\w+ [^=(]*\\()(.*\\))(?: (throws .*))? \\{");
  private static final Pattern CLASS =
      Pattern.compile("( *)(public (?:static )?final class \\w+) (implements .*)");
  private static final Pattern COMMA = Pattern.compile(", (?![^<]*>)");

  private final List<String> lines;
  private final List<String> laidOut = new ArrayList<>();
  private int at;

  private SourceText(String source) {
    this.lines = source.lines().toList();
  }

  /** Lays out a source. */
  static String of(String javaPoet) {
    SourceText text = new SourceText(javaPoet);
    while (text.at < text.lines.size()) {
      text.next();
    }
    return String.join("\n", text.laidOut) + "\n";
  }

  private void next() {
    String line = lines.get(at++).stripTrailing();
    if (line.endsWith(TEXT_BLOCK)) {
      laidOut.add(line);
      textBlock();
    } else if (line.endsWith("/**")) {
      comment(line);
    } else if (METHOD.matcher(line).lookingAt()) {
      signature(line);
    } else if (CLASS.matcher(line).matches()) {
      classHeader(line);
    } else {
      laidOut.add(line);
    }
  }

  private void textBlock() {
    String line;
    do {
      line = lines.get(at++);
      laidOut.add(line);
    } while (!line.stripLeading().startsWith(TEXT_BLOCK));
  }

  /** On one line if it fits; else a text without paragraphs is filled. */
  private void comment(String opening) {
    String indent = opening.substring(0, opening.indexOf('/'));
    String text = lines.get(at).strip().substring(1).strip();
    boolean hasOneLine = lines.get(at + 1).strip().equals("*/");
    if (!hasOneLine) {
      laidOut.add(opening);
      return;
    }
    at += 2;
    String oneLine = indent + "/** " + text + " */";
    if (oneLine.length() <= Layout.WIDTH) {
      laidOut.add(oneLine);
      return;
    }
    laidOut.add(opening);
    laidOut.addAll(fill(indent + " * ", text));
    laidOut.add(indent + " */");
  }

  private static List<String> fill(String start, String text) {
    List<String> filled = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && start.length() + line.length() + 1 + word.length() > Layout.WIDTH) {
        filled.add(start + line);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    filled.add(start + line);
    return filled;
  }

  /** On one line, else as far as possible: what is thrown and the parameters on lines of theirs. */
  private void signature(String begun) {
    StringBuilder joined = new StringBuilder(begun);
    while (joined.charAt(joined.length() - 1) != '{') {
      joined.append(joined.charAt(joined.length() - 1) == '(' ? "" : " ");
      joined.append(lines.get(at++).strip());
    }
    if (at < lines.size() && lines.get(at).strip().equals("}")) {
      at++;
      laidOut.add(joined + "}");
      return;
    }
    Matcher parts = SIGNATURE.matcher(joined);
    if (joined.length() <= Layout.WIDTH || !parts.matches()) {
      laidOut.add(joined.toString());
      return;
    }
    laidOut.addAll(
        broken(
            parts.group(1) + " ".repeat(Layout.CONTINUATION),
            parts.group(1) + parts.group(2),
            parts.group(3),
            parts.group(4) == null ? "" : parts.group(4)));
  }

  /** What is thrown goes to a line of its own, if that is enough; else the parameters go first. */
  private static List<String> broken(
      String indent, String start, String parameters, String thrown) {
    if (!thrown.isEmpty() && start.length() + parameters.length() <= Layout.WIDTH) {
      return List.of(start + parameters, indent + thrown + " {");
    }
    String together = indent + parameters;
    String end = (thrown.isEmpty() ? "" : " " + thrown) + " {";
    if (together.length() + end.length() <= Layout.WIDTH) {
      return List.of(start, together + end);
    }
    List<String> lines = new ArrayList<>(List.of(start));
    boolean fits = !thrown.isEmpty() && together.length() <= Layout.WIDTH;
    String each = fits ? together : COMMA.matcher(together).replaceAll(",\n" + indent);
    String whole = each + (thrown.isEmpty() ? end : "\n" + indent + end.strip());
    lines.addAll(Arrays.asList(whole.split("\n", -1)));
    return lines;
  }

  private void classHeader(String line) {
    Matcher parts = CLASS.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException(line);
    }
    if (line.length() <= Layout.WIDTH) {
      laidOut.add(line);
    } else {
      laidOut.add(parts.group(1) + parts.group(2));
      laidOut.add(parts.group(1) + " ".repeat(Layout.CONTINUATION) + parts.group(3));
    }
    if (parts.group(1).isEmpty()) {
      laidOut.add("");
    }
  }
}
