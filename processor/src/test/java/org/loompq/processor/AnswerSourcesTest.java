package org.loompq.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loompq.processor.Compilation.Classes;

/** Where the processor finds out what a database says: three sources, and one result. */
class AnswerSourcesTest {

  private static final String PEOPLE =
      """
      package bank;

      import java.util.List;
      import java.util.Optional;
      import org.loompq.Column;
      import org.loompq.Composite;
      import org.loompq.Query;

      public interface People {
        enum Kind { @Column("private") PRIVATE, @Column("business") BUSINESS }
        @Composite record Address(String street, String city) {}
        record Person(long id, String name, Kind kind, Optional<Address> home, List<String> tags) {}

        @Query("SELECT * FROM bank.customer WHERE id = :id AND kind = :kind AND name = :name")
        Optional<Person> find(long id, Kind kind, String name);

        @Query("INSERT INTO bank.booking (account_id, number, amount, booked_at) VALUES (1, 2, :amount, now())")
        int book(java.math.BigDecimal amount);
      }
      """;

  private static final String NOT_CHECKED =
      "NOTE LPQ129: no statement is compared with a database; name its schema with"
          + " -Aloompq.schema=FILES, a server with -Aloompq.url=URL, or what one has said with"
          + " -Aloompq.snapshot=FILE\n";

  @TempDir private Path folder;

  private Path snapshot;
  private String snapshotOption;

  @BeforeEach
  void nameTheSnapshot() {
    snapshot = folder.resolve("loompq.json");
    snapshotOption = "-Aloompq.snapshot=" + snapshot;
  }

  @Test
  void saysOnceThatNothingIsChecked() throws IOException {
    assertThat(compile(PEOPLE).messages()).isEqualTo(NOT_CHECKED);
  }

  @Test
  void startsAServerWithTheSchema() throws IOException {
    assertThat(compile(PEOPLE, schema(CheckedServer.SCHEMA), cache()).messages()).isEmpty();
    assertThat(compile(wrong(), schema(CheckedServer.SCHEMA), cache()).messages())
        .contains("LPQ100: column \"nmae\" does not exist: did you mean \"name\"?");
  }

  @Test
  void writesASnapshotThatIsEnoughLater() throws IOException {
    assertThat(compile(PEOPLE, CheckedServer.option(), snapshotOption).messages()).isEmpty();
    Golden.compare(
        Path.of("src", "test", "resources", "checked", "snapshot.json"),
        Files.readString(snapshot));
    Compilation later = compile(PEOPLE, snapshotOption);
    assertThat(later.messages()).isEmpty();
  }

  @Test
  void writesTheSameCodeByASnapshotAsByAServer() throws IOException {
    String byServer = generated(compile(PEOPLE, CheckedServer.option(), snapshotOption));
    String bySnapshot = generated(compile(PEOPLE, snapshotOption));
    assertThat(byServer).contains(".as(").isEqualTo(bySnapshot);
  }

  @Test
  void findsTheSameFaultsByASnapshotAsByAServer() throws IOException {
    compile(PEOPLE, CheckedServer.option(), snapshotOption);
    String narrowed = PEOPLE.replace("record Person(long id", "record Person(int id");
    String withoutConstant = PEOPLE.replace(", @Column(\"business\") BUSINESS", "");
    for (String source : List.of(narrowed, withoutConstant)) {
      String said = compile(source, CheckedServer.option()).messages();
      assertThat(said).contains("LPQ1");
      assertThat(compile(source, snapshotOption).messages()).isEqualTo(said);
    }
  }

  @Test
  void refusesWhatIsNotInTheSnapshotOrHasChanged() throws IOException {
    compile(PEOPLE, CheckedServer.option(), snapshotOption);
    String changed = PEOPLE.replace("WHERE id = :id AND", "WHERE :id = id AND");
    assertThat(compile(changed, snapshotOption).messages())
        .contains("14:11 LPQ122: find() has changed since the snapshot was written");
    String more = PEOPLE.replace("interface People", "interface Others");
    assertThat(compile(more, snapshotOption).messages())
        .contains("LPQ122: the snapshot does not know find()");
    String otherParameter = PEOPLE.replace("find(long id,", "find(int id,");
    assertThat(compile(otherParameter, snapshotOption).messages()).contains("LPQ122");
  }

  @Test
  void keepsOtherRepositoriesInTheSnapshotAndForgetsMethodsThatAreGone() throws IOException {
    String others = PEOPLE.replace("interface People", "interface Others");
    compile(PEOPLE, CheckedServer.option(), snapshotOption);
    compile(others, CheckedServer.option(), snapshotOption);
    assertThat(Files.readString(snapshot)).contains("bank.People.find", "bank.Others.find");
    compile(
        others.replace("Optional<Person> find(", "Optional<Person> get("),
        CheckedServer.option(),
        snapshotOption);
    assertThat(Files.readString(snapshot))
        .contains("bank.People.find", "bank.Others.get")
        .doesNotContain("bank.Others.find");
  }

  @Test
  void keepsWhatWasRightInTheSnapshotWhileItIsChangedForTheWorse() throws IOException {
    compile(PEOPLE, CheckedServer.option(), snapshotOption);
    compile(wrong(), CheckedServer.option(), snapshotOption);
    assertThat(compile(wrong(), snapshotOption).messages()).contains("LPQ122");
    assertThat(compile(PEOPLE, snapshotOption).messages()).isEmpty();
  }

  @Test
  void needsNoServerAsLongAsNeitherSchemaNorStatementsHaveChanged() throws IOException {
    Path schema = folder.resolve("schema.sql");
    Files.copy(CheckedServer.SCHEMA, schema);
    compile(PEOPLE, schema(schema), cache(), snapshotOption);
    Path nowhere = folder.resolve("nowhere");
    Files.writeString(nowhere, "no folder, so that no server could be started");
    String noServer = "-Aloompq.cache=" + nowhere;
    assertThat(compile(PEOPLE, schema(schema), noServer, snapshotOption).messages()).isEmpty();
    Files.writeString(schema, Files.readString(schema) + "-- changed");
    assertThat(compile(PEOPLE, schema(schema), noServer, snapshotOption).messages())
        .contains("LPQ121");
  }

  @Test
  void keepsWhatIsKnownOfOtherRepositoriesWhenTheSchemaChanges() throws IOException {
    String others = PEOPLE.replace("interface People", "interface Others");
    Path schema = folder.resolve("schema.sql");
    Files.copy(CheckedServer.SCHEMA, schema);
    compile(PEOPLE, schema(schema), cache(), snapshotOption);
    Files.writeString(schema, Files.readString(schema) + "-- changed");
    compile(others, schema(schema), cache(), snapshotOption);
    assertThat(compile(PEOPLE, snapshotOption).messages()).isEmpty();
    assertThat(compile(others, snapshotOption).messages()).isEmpty();
    String noServer = "-Aloompq.cache=" + Files.writeString(folder.resolve("nowhere"), "no folder");
    assertThat(compile(others, schema(schema), noServer, snapshotOption).messages()).isEmpty();
    assertThat(compile(PEOPLE, schema(schema), noServer, snapshotOption).messages())
        .contains("LPQ121");
  }

  @Test
  void takesTheSnapshotWhereNoServerAnswersAndSaysSo() throws IOException {
    compile(PEOPLE, CheckedServer.option(), snapshotOption);
    String away = "-Aloompq.url=postgresql://localhost:1/bank?connect_timeout=2";
    assertThat(compile(PEOPLE, away, snapshotOption).messages())
        .startsWith("NOTE LPQ126: statements are compared with the snapshot, which knows all");
    Path report = folder.resolve("queries");
    compile(PEOPLE, away, snapshotOption, "-Aloompq.report=" + report);
    assertThat(Files.readString(report.resolve("catalogue.json")))
        .contains("\"checkedWith\" : \"SNAPSHOT\"");
    assertThat(compile(wrong(), away, snapshotOption).messages()).startsWith("LPQ121: ");
  }

  @Test
  void namesAFolderThatTheCatalogueCannotBeWrittenTo() throws IOException {
    Path file = Files.writeString(folder.resolve("no-folder"), "");
    assertThat(compile(PEOPLE, CheckedServer.option(), "-Aloompq.report=" + file).messages())
        .contains("LPQ125: the catalogue of queries cannot be written: ");
  }

  @Test
  void pointsAtWhatIsWrongInTheSchema() throws IOException {
    Path schema = folder.resolve("V1__bank.sql");
    Files.writeString(schema, "CREATE TABLE a (id int);\n\nCREATE INDEX ON b (id);\n");
    assertThat(compile(PEOPLE, schema(schema), cache()).messages())
        .startsWith("LPQ120: ")
        .contains("V1__bank.sql:3:1: relation \"b\" does not exist");
    assertThat(compile(PEOPLE, schema(folder.resolve("V2__gone.sql")), cache()).messages())
        .startsWith("LPQ120: ")
        .contains("V2__gone.sql");
  }

  @Test
  void namesASnapshotThatCannotBeRead() throws IOException {
    Files.writeString(snapshot, "{\"statements\": [");
    assertThat(compile(PEOPLE, snapshotOption).messages())
        .startsWith("LPQ123: the snapshot " + snapshot + " cannot be read: ")
        .contains("delete it, and compile with a server at hand, which writes another");
  }

  @Test
  void refusesASnapshotThatIsNotThere() throws IOException {
    assertThat(compile(PEOPLE, snapshotOption).messages())
        .contains("LPQ122: the snapshot does not know find()");
  }

  @Test
  void saysThatAServerCannotBeReachedWithoutItsPassword() throws IOException {
    String url = "-Aloompq.url=postgresql://ada:geheim@localhost:1/bank?connect_timeout=2";
    assertThat(compile(PEOPLE, url).messages())
        .startsWith("LPQ121: the server cannot be asked: ")
        .doesNotContain("geheim");
  }

  @Test
  void refusesTwoServers() throws IOException {
    assertThat(compile(PEOPLE, CheckedServer.option(), schema(CheckedServer.SCHEMA)).messages())
        .isEqualTo("LPQ124: both loompq.schema and loompq.url name a server; name one\n");
  }

  private static String wrong() {
    return PEOPLE.replace("SELECT * FROM", "SELECT *, nmae FROM");
  }

  private static String schema(Path path) {
    return "-Aloompq.schema=" + path;
  }

  private static String cache() {
    return "-Aloompq.cache=" + CheckedServer.CACHE;
  }

  private static String generated(Compilation compilation) throws IOException {
    Optional<Path> source = compilation.generatedSources().stream().findFirst();
    return Files.readString(source.orElseThrow());
  }

  private Compilation compile(String source, String... options) throws IOException {
    Path output = Files.createTempDirectory(folder, "classes");
    String name = source.contains("interface People") ? "People.java" : "Others.java";
    Path file = Files.writeString(Files.createTempDirectory(folder, "src").resolve(name), source);
    return Compilation.withOptions(
        List.of(file), output, Classes.ON_CLASS_PATH, new ArrayList<>(List.of(options)));
  }
}
