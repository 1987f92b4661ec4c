package org.loompq.processor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardLocation;
import org.loompq.TypeCodec;
import org.loompq.processor.read.TypeCodecs.Named;

/**
 * Where an application names its {@link TypeCodec}s: in the file that {@link
 * java.util.ServiceLoader} reads, and in an option for those that are configured, or are in a file
 * behind the first: of each path a processor is given one file only.
 */
final class CodecNames {

  /** The option. */
  static final String OPTION = "loompq.codecs";

  private static final String SERVICES = "META-INF/services/" + TypeCodec.class.getName();

  private CodecNames() {}

  /** The codecs that are named, each once. */
  static List<Named> in(ProcessingEnvironment environment) {
    Map<String, Named> names = new LinkedHashMap<>();
    for (String name : environment.getOptions().getOrDefault(OPTION, "").split(",", -1)) {
      add(names, name, "the option " + OPTION);
    }
    for (Location location :
        List.of(
            StandardLocation.CLASS_OUTPUT,
            StandardLocation.SOURCE_PATH,
            StandardLocation.CLASS_PATH)) {
      for (String line : services(environment.getFiler(), location).split("\\R", -1)) {
        add(names, line.replaceFirst("#.*", ""), SERVICES);
      }
    }
    return new ArrayList<>(names.values());
  }

  private static void add(Map<String, Named> names, String name, String place) {
    if (!name.isBlank()) {
      names.putIfAbsent(name.strip(), new Named(name.strip(), place));
    }
  }

  /** The text of the file in a location, empty if there is none. */
  private static String services(Filer filer, Location location) {
    try {
      return filer.getResource(location, "", SERVICES).getCharContent(true).toString();
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException none) {
      return "";
    }
  }
}
