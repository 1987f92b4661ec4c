package org.loompq.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loompq.processor.Compilation.Classes;
import org.loompq.processor.server.EmbeddedServer;
import org.loompq.processor.server.Schema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the option {@code loompq.report} gives for the programs of {@code
 * src/test/resources/catalogue}. Run with {@code -Dgolden.update=true} to write the expected files
 * anew, and read the difference before committing it.
 */
class CatalogueTest {

  private static final Path PROGRAMS = Path.of("src", "test", "resources", "catalogue");
  private static final Path CUSTOMERS = PROGRAMS.resolve("Customers.java");
  private static final Path PURCHASES = PROGRAMS.resolve("Purchases.java");

  private static EmbeddedServer server;

  @TempDir private Path temporary;
  private Path report;
  private Path classes;

  @BeforeAll
  static void start() throws Exception {
    Schema schema = Schema.of(List.of(PROGRAMS.resolve("schema.sql")));
    server = EmbeddedServer.start(schema, Path.of("target", "loompq-cache"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void folders() throws IOException {
    report = temporary.resolve("report");
    classes = Files.createDirectory(temporary.resolve("classes"));
  }

  @Test
  void tellsWhatAServerSaysOfEachQuery() throws IOException {
    compile(List.of(CUSTOMERS, PURCHASES), checked());
    Golden.compare(PROGRAMS.resolve("expected/checked.json"), shortened(data()));
  }

  @Test
  void tellsWhatIsWrittenIfThereIsNoDatabase() throws IOException {
    compile(List.of(CUSTOMERS));
    Golden.compare(PROGRAMS.resolve("expected/unchecked.json"), shortened(data()));
  }

  @Test
  void tellsOfTypesFromASnapshotButOfNoPlan() throws IOException {
    String snapshot = "-Aloompq.snapshot=" + temporary.resolve("snapshot.json");
    compile(List.of(CUSTOMERS), checked(), snapshot);
    compile(List.of(CUSTOMERS), snapshot);
    JsonNode query = JsonMapper.shared().readTree(data()).at("/repositories/0/queries/0");
    assertThat(query.at("/checkedWith").asString()).isEqualTo("SNAPSHOT");
    assertThat(query.at("/columns/0/type").asString()).isEqualTo("bigint");
    assertThat(query.at("/plan").isNull()).isTrue();
  }

  @Test
  void showsTheSourceThatWasGenerated() throws IOException {
    compile(List.of(CUSTOMERS));
    JsonNode repository = JsonMapper.shared().readTree(data()).at("/repositories/0");
    String source = repository.at("/source").asString();
    assertThat(source).isEqualTo(Files.readString(classes.resolve("shop/CustomersImpl.java")));
    JsonNode lines = repository.at("/queries/1/generated");
    assertThat(
            source
                .lines()
                .toList()
                .subList(lines.at("/first").asInt() - 1, lines.at("/last").asInt()))
        .startsWith("  /** Runs {@link Customers#find(String)}. */")
        .contains("  public List<Customer> find(String name) {")
        .endsWith("  }");
  }

  @Test
  void isTheSameInWhateverOrderSourcesAreCompiled() throws IOException {
    compile(List.of(CUSTOMERS, PURCHASES), checked());
    String data = data();
    String page = page();
    compile(List.of(PURCHASES, CUSTOMERS), checked());
    assertThat(data()).isEqualTo(data);
    assertThat(page()).isEqualTo(page);
  }

  @Test
  void keepsWhatIsNotCompiledAgain() throws IOException {
    compile(List.of(CUSTOMERS, PURCHASES), checked());
    String all = data();
    compile(List.of(PURCHASES), checked());
    assertThat(data()).isEqualTo(all);
  }

  @Test
  void dropsAnInterfaceThatIsGone() throws IOException {
    compile(List.of(CUSTOMERS, PURCHASES));
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(each -> each.toString().contains("Purchases")).toList()) {
        Files.delete(file);
      }
    }
    compile(List.of(CUSTOMERS));
    assertThat(data()).contains("shop.Customers").doesNotContain("shop.Purchases");
  }

  @Test
  void dropsAnInterfaceThatHasNoQueriesAnyMore() throws IOException {
    compile(List.of(CUSTOMERS, PURCHASES));
    Path emptied = temporary.resolve("Purchases.java");
    Files.writeString(emptied, "package shop; public interface Purchases {}");
    Files.delete(classes.resolve("shop/PurchasesImpl.java"));
    compile(List.of(CUSTOMERS, emptied));
    assertThat(data()).contains("shop.Customers").doesNotContain("shop.Purchases");
  }

  @Test
  void isNotWrittenIfAQueryIsRefused() throws IOException {
    Path wrong = temporary.resolve("Wrong.java");
    Files.writeString(
        wrong,
        """
        package shop;
        interface Wrong {
          @org.loompq.Query("SELECT nmae FROM shop.customer")
          java.util.List<String> names();
        }
        """);
    assertThat(run(List.of(CUSTOMERS, wrong), checked()).errors()).contains("nmae");
    assertThat(report).doesNotExist();
  }

  @Test
  void replacesWhatItCannotRead() throws IOException {
    Files.createDirectories(report);
    Files.writeString(report.resolve("catalogue.json"), "{\"format\": 1, \"repositories\": 7}");
    compile(List.of(CUSTOMERS));
    assertThat(data()).contains("shop.Customers");
  }

  @Test
  void leavesNothingButItsTwoFiles() throws IOException {
    compile(List.of(CUSTOMERS));
    try (Stream<Path> files = Files.list(report)) {
      assertThat(files.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder("catalogue.json", "index.html");
    }
  }

  @Test
  void saysThatTheFolderCannotBeWrittenTo() throws IOException {
    Files.writeString(report, "a file");
    assertThat(run(List.of(CUSTOMERS)).errors())
        .contains("the catalogue of queries cannot be written")
        .contains("loompq.report");
  }

  @Test
  void thePageMayLoadNothing() throws IOException {
    compile(List.of(CUSTOMERS));
    String policy =
        page().lines().filter(line -> line.contains("Content-Security-Policy")).findFirst().get();
    assertThat(policy).contains("\"default-src 'none'; ").doesNotContain("unsafe", "http:", "{{");
  }

  @Test
  void thePageHoldsTheLicencesOfItsLibraries() throws IOException {
    compile(List.of(CUSTOMERS));
    assertThat(page())
        .contains("BSD 3-Clause License", "Redistribution and use in source and binary forms")
        .contains("MIT License", "Permission is hereby granted, free of charge");
  }

  @Test
  void noTextOfAQueryEndsTheScriptThatHoldsIt() throws IOException {
    compile(List.of(CUSTOMERS));
    String page = page();
    int start = page.indexOf("<script type=\"application/json\"");
    String script = page.substring(start, page.indexOf("</script>", start));
    String json = script.substring(script.indexOf('>') + 1);
    assertThat(json).doesNotContain("<", ">", "&", "\u2028", "\u2029");
    assertThat(JsonMapper.shared().readTree(json)).isEqualTo(JsonMapper.shared().readTree(data()));
    assertThat(JsonMapper.shared().readTree(json).at("/repositories/0/queries/2/sql").asString())
        .endsWith("'<b>&</b></script><!--'");
  }

  private void compile(List<Path> sources, String... options) throws IOException {
    assertThat(run(sources, options).errors()).isEmpty();
  }

  private Compilation run(List<Path> sources, String... options) {
    return Compilation.withOptions(
        sources,
        classes,
        Classes.ON_CLASS_PATH.with(classes.toString()),
        Stream.concat(Stream.of("-Aloompq.report=" + report), Stream.of(options)).toList());
  }

  private static String checked() {
    return "-Aloompq.url=" + server.conninfo();
  }

  private String data() throws IOException {
    return Files.readString(report.resolve("catalogue.json"));
  }

  private String page() throws IOException {
    return Files.readString(report.resolve("index.html"));
  }

  /** Without what other tests expect, and what differs from one machine to another. */
  private static String shortened(String data) {
    return data.replaceAll("(\"source\") : .*", "$1 : \"...\",")
        .replaceAll("(\"first\"|\"last\") : [0-9]+", "$1 : 0")
        .replaceAll(
            "(\"(?:Startup Cost|Total Cost|Plan Rows|Plan Width)\") : [0-9.eE+]+", "$1 : 0");
  }
}
