package org.loompq.processor.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.loompq.processor.source.AnnotatedSource.Operand;
import org.loompq.processor.source.AnnotatedSource.Sum;

/** Wherever a string of an annotation comes from, its characters are found in the source. */
class PlacesTest {

  /** What may stand in any literal; none begins or ends with white space. */
  private static final List<Written> CHARACTERS =
      List.of(
          Written.plain("a"),
          Written.plain("b c"),
          Written.plain(":d"),
          Written.plain("e\tf"),
          Written.plain("\u00e9"),
          Written.plain("\ud83d\ude00"),
          Written.plain("u0041"),
          Written.plain("/* // */ +"),
          Written.of("\\n", "\n", 0),
          Written.of("\\t", "\t", 0),
          Written.of("\\s", " ", 0),
          Written.of("\\\"", "\"", 0),
          Written.of("\\'", "'", 0),
          Written.of("\\\\", "\\", 0),
          Written.of("\\b\\f\\r", "\b\f\r", 0, 2, 4),
          Written.of("\\0z", "\0z", 0, 2),
          Written.of("\\47z", "'z", 0, 3),
          Written.of("\\101", "A", 0),
          Written.of("\\477", "'7", 0, 3),
          Written.of("\\u0041", "A", 0),
          Written.of("\\uuu003a", ":", 0),
          Written.of("\\u005cn", "\n", 0),
          Written.of("\\u005c\\u005c", "\\", 0),
          Written.of("\\ud83d\\ude00", "\ud83d\ude00", 0, 6));

  /** What may also stand in a text block. */
  private static final List<Written> IN_TEXT_BLOCKS =
      List.of(
          Written.plain("\"g"),
          Written.plain("\"\"h"),
          Written.of("\\\"\"\"i", "\"\"\"i", 0, 2, 3, 4));

  private static final List<String> SPACES = List.of("", " ", "   ", "\t", " \t ");

  /** A line of a text block. */
  record Line(String more, List<Written> content, String behind, boolean joined) {}

  /** What goes between operands. */
  private static final List<String> PLUS =
      List.of(
          "+", " + ", "\n    + ", " /* \"no\" + */ + ", " // \"no\"\n+", "/**/+/***/", " \\u002b ");

  @Property(tries = 20)
  void areFoundInStrings(@ForAll @Size(30) List<@From("strings") Written> strings) {
    assertFound(strings.stream().map(Sum::of).toList(), "\n");
  }

  @Property(tries = 20)
  void areFoundInTextBlocks(
      @ForAll @Size(30) List<@From("textBlocks") Written> blocks, @ForAll boolean windows) {
    assertFound(blocks.stream().map(Sum::of).toList(), windows ? "\r\n" : "\n");
  }

  @Property(tries = 20)
  void areFoundInConcatenations(@ForAll @Size(30) List<@From("sums") Sum> sums) {
    assertFound(sums, "\n");
  }

  @Provide
  static Arbitrary<Written> strings() {
    return Arbitraries.of(CHARACTERS).list().ofMaxSize(8).map(PlacesTest::string);
  }

  private static Written string(List<Written> characters) {
    return quoted(Written.nothing("\""), Written.all(characters), "\"");
  }

  private static Written quoted(Written open, Written content, String close) {
    Written written = open.then(content);
    return new Written(
        written.source() + close, written.value(), written.offsets(), written.exact());
  }

  @Provide
  static Arbitrary<Written> textBlocks() {
    List<Written> characters = new ArrayList<>(CHARACTERS);
    characters.addAll(IN_TEXT_BLOCKS);
    Arbitrary<String> spaces = Arbitraries.of(SPACES);
    Arbitrary<List<Written>> content = Arbitraries.of(characters).list().ofMaxSize(4);
    Arbitrary<Line> line =
        Combinators.combine(spaces, content, spaces, Arbitraries.of(true, false)).as(Line::new);
    return Combinators.combine(
            spaces,
            spaces,
            line.list().ofMinSize(1).ofMaxSize(5),
            spaces,
            Arbitraries.of(true, false))
        .as(PlacesTest::textBlock);
  }

  /** A block whose lines share an indentation; the last may be the closing delimiter's. */
  private static Written textBlock(
      String behindOpening, String shared, List<Line> lines, String closing, boolean ownLine) {
    int indentation = ownLine ? closing.length() : Integer.MAX_VALUE;
    for (int i = 0; i < lines.size(); i++) {
      boolean last = i == lines.size() - 1;
      if (!lines.get(i).content.isEmpty() || (last && !ownLine) || (lines.get(i).joined && !last)) {
        indentation = Math.min(indentation, (shared + lines.get(i).more).length());
      }
    }
    List<Written> parts =
        new ArrayList<>(List.of(Written.nothing("\"\"\"" + behindOpening + "\n")));
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      boolean last = i == lines.size() - 1;
      boolean joined = line.joined && !last;
      boolean blank = line.content.isEmpty() && !joined;
      String before = shared + line.more;
      if (blank) {
        parts.add(Written.nothing(last && !ownLine ? before : before + line.behind));
      } else {
        parts.add(Written.nothing(before.substring(0, indentation)));
        parts.add(Written.plain(before.substring(indentation)));
        parts.addAll(line.content);
        if (joined && !line.content.isEmpty()) {
          parts.add(Written.plain(line.behind));
        } else if (!joined && (!last || ownLine)) {
          parts.add(Written.nothing(line.behind));
        }
      }
      if (joined) {
        parts.add(Written.nothing("\\\n"));
      } else if (!last || ownLine) {
        parts.add(Written.plain("\n"));
      }
    }
    if (ownLine) {
      parts.add(Written.nothing(closing));
    }
    Written content = Written.all(parts);
    return quoted(Written.nothing(""), content, "\"\"\"");
  }

  @Provide
  Arbitrary<Sum> sums() {
    return Combinators.combine(strings(), operands(), Arbitraries.of(PLUS).list().ofSize(4))
        .as(
            (first, others, pluses) -> {
              List<Operand> all = new ArrayList<>(List.of(Operand.of(first)));
              all.addAll(others);
              return new Sum(all, pluses);
            });
  }

  private static Arbitrary<List<Operand>> operands() {
    Arbitrary<Written> literals = Arbitraries.oneOf(strings(), textBlocks());
    return Arbitraries.oneOf(
            literals.map(Operand::of),
            literals.map(each -> Operand.of(parenthesised(each))),
            Arbitraries.of(
                Operand.of(quoted(Written.nothing("'"), Written.plain("i"), "'")),
                Operand.of(quoted(Written.nothing("'"), Written.of("\\n", "\n", 0), "'")),
                Operand.of(Written.whole("0x10", "16")),
                Operand.of(Written.whole("Other.CONSTANT", "other")),
                Operand.of(Written.whole("(p.Other.CONSTANT)", "other").shifted(1))),
            literals.map(each -> new Operand(each, true)))
        .list()
        .ofMaxSize(4);
  }

  private static Written parenthesised(Written inner) {
    Written open = Written.nothing("(").then(inner);
    return new Written(open.source() + ")", open.value(), open.offsets(), true);
  }

  private static void assertFound(List<Sum> sums, String lineEnd) {
    AnnotatedSource annotated = new AnnotatedSource(sums);
    String text = annotated.text().replace("\n", lineEnd);
    String other = "package p; class Other { static final String CONSTANT = \"other\"; }";
    Map<String, String> values = new HashMap<>();
    Map<String, List<String>> found = new HashMap<>();
    CompilerRun run =
        CompilerRun.listening(
            Map.of("Annotated", text, "Other", other),
            Path.of("target"),
            (environment, element, annotation, written) -> {
              Carets carets = Carets.in(environment).orElseThrow();
              String value = (String) written.getValue();
              values.put(element.toString(), value);
              found.put(
                  element.toString(),
                  IntStream.rangeClosed(0, value.length())
                      .mapToObj(index -> carets.find(element, annotation, written, index))
                      .map(Optional::orElseThrow)
                      .map(place -> describe(annotated, text, lineEnd, place))
                      .toList());
            },
            "-proc:only");
    assertThat(run.diagnostics()).isEmpty();
    for (int number = 0; number < annotated.count(); number++) {
      assertThat(values).containsEntry("p.Annotated" + number, annotated.value(number));
      assertThat(found.get("p.Annotated" + number)).isEqualTo(annotated.places(number));
    }
  }

  private static String describe(
      AnnotatedSource annotated, String text, String lineEnd, Place place) {
    String before = text.substring(0, place.offset()).replace(lineEnd, "\n");
    return annotated.describe(before.length(), place.exact());
  }
}
