package org.loompq.processor.database;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the processor's options say of databases. Relative paths start where the compiler does.
 *
 * @param schema the files and folders of a schema; none if an embedded server is not wanted
 * @param url a connection string or URI of libpq
 * @param snapshot the file with what a server has said
 * @param report the folder for the catalogue
 * @param cache the folder for what later compilations use again
 */
public record SourceOptions(
    List<Path> schema,
    Optional<String> url,
    Optional<Path> snapshot,
    Optional<Path> report,
    Path cache) {

  private static final String SCHEMA = "loompq.schema";
  private static final String URL = "loompq.url";
  private static final String SNAPSHOT = "loompq.snapshot";
  private static final String REPORT = "loompq.report";
  private static final String CACHE = "loompq.cache";

  /** The options that there are. */
  public static final Set<String> NAMES = Set.of(SCHEMA, URL, SNAPSHOT, REPORT, CACHE);

  /** Those of a compilation. */
  public static SourceOptions of(Map<String, String> options) {
    return new SourceOptions(
        Arrays.stream(Objects.requireNonNullElse(options.get(SCHEMA), "").split(",", -1))
            .map(String::strip)
            .filter(path -> !path.isEmpty())
            .map(Path::of)
            .toList(),
        option(options, URL),
        option(options, SNAPSHOT).map(Path::of),
        option(options, REPORT).map(Path::of),
        option(options, CACHE).map(Path::of).orElseGet(SourceOptions::defaultCache));
  }

  private static Optional<String> option(Map<String, String> options, String name) {
    return Optional.ofNullable(options.get(name)).filter(value -> !value.isBlank());
  }

  private static Path defaultCache() {
    String configured = System.getenv("XDG_CACHE_HOME");
    Path base =
        configured == null || configured.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(configured);
    return base.resolve("loompq");
  }

  /** Whether statements are to be compared with a database at all. */
  public boolean isChecked() {
    return !schema.isEmpty() || url.isPresent() || snapshot.isPresent();
  }

  /** Whether two servers are named. */
  public boolean isAmbiguous() {
    return !schema.isEmpty() && url.isPresent();
  }
}
