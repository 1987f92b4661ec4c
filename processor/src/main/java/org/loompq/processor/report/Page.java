package org.loompq.processor.report;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page: one file that holds all it needs, and may load nothing. */
final class Page {

  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  private static final List<String> SCRIPTS =
      List.of(
          "elements",
          "code",
          "data",
          "list",
          "query",
          "plan",
          "views",
          "navigation",
          "colours",
          "start");

  /** The last wins where several say something. */
  private static final List<String> STYLES =
      List.of("frame", "bar", "list", "content", "code", "plan", "phone");

  private Page() {}

  /** The page that shows some data. */
  static String of(String json) throws IOException {
    // The page says itself which characters it is written in.
    String look = PageFiles.text("pico/pico.classless.min.css").replace("@charset \"UTF-8\";", "");
    String style = PageFiles.joined("page/", STYLES, ".css");
    String highlighting =
        "\"use strict\";\nconst hljs = "
            + module("highlight/core.js")
            + ";\nhljs.registerLanguage(\"java\", "
            + module("highlight/java.js")
            + ");\nhljs.registerLanguage(\"pgsql\", "
            + module("highlight/pgsql.js")
            + ");\n";
    String script = "\"use strict\";\n" + PageFiles.joined("page/", SCRIPTS, ".js");
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("look", look);
    parts.put("style", style);
    parts.put("highlighting", highlighting);
    parts.put("script", script);
    parts.put("styles", Inlined.hash(look) + " " + Inlined.hash(style));
    parts.put("scripts", Inlined.hash(highlighting) + " " + Inlined.hash(script));
    parts.put("data", Inlined.json(json));
    parts.put("highlightLicence", Inlined.text(PageFiles.text("highlight/LICENSE")));
    parts.put("lookLicence", Inlined.text(PageFiles.text("pico/LICENSE.md")));
    return PLACE
        .matcher(PageFiles.text("page/page.html"))
        .replaceAll(place -> Matcher.quoteReplacement(part(parts, place.group(1))));
  }

  private static String part(Map<String, String> parts, String name) {
    String part = parts.get(name);
    if (part == null) {
      throw new IllegalStateException("the page has no " + name);
    }
    return part;
  }

  /** The value of a file that is written for Node, which gives each a {@code module}. */
  private static String module(String name) throws IOException {
    return "((module) => {\n" + PageFiles.text(name) + "\nreturn module.exports;\n})({})";
  }
}
