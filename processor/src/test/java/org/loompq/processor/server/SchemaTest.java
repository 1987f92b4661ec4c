package org.loompq.processor.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files make a schema, and in which order. */
class SchemaTest {

  @TempDir private Path folder;

  @Test
  void ordersVersionsAsNumbersAndRepeatedFilesLast() throws Exception {
    write("R__views.sql", "R__functions.sql", "V10__last.sql", "V2_1__z.sql", "V1.2__y.sql");
    write("V1__x.sql", "V2.0.5__w.sql", "V2__v.sql", "U2__undo.sql", "afterMigrate.sql");

    assertThat(names())
        .containsExactly(
            "V1__x.sql",
            "V1.2__y.sql",
            "V2__v.sql",
            "V2.0.5__w.sql",
            "V2_1__z.sql",
            "V10__last.sql",
            "R__functions.sql",
            "R__views.sql");
  }

  @Test
  void ordersVersionsOfAllFoldersTogether() throws Exception {
    write("a/V3__c.sql", "b/V2__b.sql", "V1__a.sql");

    assertThat(names()).containsExactly("V1__a.sql", "b/V2__b.sql", "a/V3__c.sql");
  }

  @Test
  void beginsWithTheNewestBaseline() throws Exception {
    write("V1__a.sql", "V2__b.sql", "B1__old.sql", "B2__base.sql", "V3__c.sql");

    assertThat(names()).containsExactly("B2__base.sql", "V3__c.sql");
  }

  @Test
  void ordersOtherFilesByName() throws Exception {
    write("b.sql", "a/z.sql", "a/b.sql", "001_init.up.sql", "001_init.down.sql", "readme.md");

    assertThat(names()).containsExactly("001_init.up.sql", "a/b.sql", "a/z.sql", "b.sql");
  }

  @Test
  void followsLinks() throws Exception {
    write("real/a.sql");
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));

    assertThat(Schema.of(List.of(link)).files()).containsExactly(link.resolve("a.sql"));
  }

  @Test
  void takesPathsInTheirOrder() throws Exception {
    write("second/b.sql", "first.sql", "second/a.sql");

    Schema schema = Schema.of(List.of(folder.resolve("first.sql"), folder.resolve("second")));

    assertThat(schema.files())
        .containsExactly(
            folder.resolve("first.sql"),
            folder.resolve("second/a.sql"),
            folder.resolve("second/b.sql"));
  }

  @Test
  void refusesTwoFilesOfTheSameVersion() throws Exception {
    write("V1.0__a.sql", "more/V1__b.sql");

    assertThatThrownBy(this::schema)
        .isInstanceOf(SchemaError.class)
        .hasMessageContaining("V1.0__a.sql")
        .hasMessageContaining("V1__b.sql")
        .hasMessageContaining("give one of them another version");
  }

  @Test
  void refusesAMigrationWhoseNameFlywayWouldPassOver() throws Exception {
    write("V1__a.sql", "V2_b.sql");

    assertThatThrownBy(this::schema)
        .isInstanceOf(SchemaError.class)
        .hasMessageContaining("V2_b.sql")
        .hasMessageContaining("two underscores");
  }

  @Test
  void namesAMissingPath() {
    Path missing = folder.resolve("migratoins");

    assertThatThrownBy(() -> Schema.of(List.of(missing)))
        .isInstanceOfSatisfying(
            SchemaError.class, error -> assertThat(error.file()).contains(missing))
        .hasMessage(missing + ": it does not exist: name a file of SQL, or a folder of them");
  }

  @Test
  void namesAFolderWithoutFiles() throws Exception {
    write("readme.md");

    assertThatThrownBy(this::schema)
        .isInstanceOf(SchemaError.class)
        .hasMessageContaining(folder + ": no file in this folder ends in .sql");
  }

  @Test
  void refusesWhatIsNotUtf8() throws Exception {
    Files.write(folder.resolve("a.sql"), new byte[] {'-', '-', (byte) 0xFC});

    assertThatThrownBy(this::schema).hasMessageEndingWith("a.sql: it is not in UTF-8: convert it");
  }

  @Test
  void hashChangesWithContentNameAndOrder() throws Exception {
    write("a.sql", "b.sql");
    String before = schema().hash();
    assertThat(schema().hash()).isEqualTo(before).hasSize(64);

    Files.writeString(folder.resolve("b.sql"), "SELECT 2");
    String changed = schema().hash();
    Files.move(folder.resolve("b.sql"), folder.resolve("c.sql"));
    String renamed = schema().hash();
    Path a = folder.resolve("a.sql");
    Path c = folder.resolve("c.sql");

    assertThat(List.of(before, changed, renamed, Schema.of(List.of(c, a)).hash()))
        .doesNotHaveDuplicates();
    assertThat(Schema.of(List.of(a, c)).hash()).isEqualTo(renamed);
  }

  private Schema schema() throws SchemaError {
    return Schema.of(List.of(folder));
  }

  private List<String> names() throws SchemaError {
    return schema().contents().stream().map(SchemaFile::name).toList();
  }

  private void write(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "SELECT 1");
    }
  }
}
