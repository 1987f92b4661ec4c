package org.loompq.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loompq.processor.Compilation.Classes;

/** How the processors get on with builds and with other processors. */
class ProcessorTest {

  private static final String SERVICES = "META-INF/services/org.loompq.spi.RepositoryProvider";

  private static final String ACCOUNTS =
      """
      package bank;

      import java.util.List;
      import org.loompq.Query;

      public interface Accounts {
        @Query("SELECT id, owner FROM account")
        List<Account> all();
      }
      """;

  @TempDir private Path folder;

  /** Writes a source file of the package {@code bank} once. */
  @SupportedAnnotationTypes("*")
  private static final class Writes extends AbstractProcessor {

    private final String name;
    private final String source;
    private boolean written;

    Writes(String name, String source) {
      this.name = name;
      this.source = source;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!written) {
        written = true;
        try (Writer out = processingEnv.getFiler().createSourceFile("bank." + name).openWriter()) {
          out.write("package bank;\n\n" + source);
        } catch (IOException failed) {
          throw new IllegalStateException(failed);
        }
      }
      return false;
    }
  }

  @Test
  void compilesAgainOverItsOwnOutput() throws IOException {
    Path source = source("Accounts", ACCOUNTS);
    Path account = source("Account", "package bank; record Account(int id, String owner) {}");
    for (int i = 0; i < 2; i++) {
      assertThat(compile(List.of(source, account)).errors()).isEmpty();
      assertThat(output().resolve("bank/AccountsImpl.class")).exists();
    }
  }

  @Test
  void waitsForTypesThatOtherProcessorsWrite() throws IOException {
    Path source = source("Accounts", ACCOUNTS);

    Compilation compilation =
        compile(List.of(source), new Writes("Account", "record Account(int id, String owner) {}"));

    assertThat(compilation.errors()).isEmpty();
    assertThat(Files.readString(output().resolve("bank/AccountsImpl.java")))
        .contains(".column(\"owner\", \"owner\", Codecs.STRING)");
    assertThat(output().resolve(SERVICES)).hasContent("bank.AccountsImpl$Provider");
  }

  @Test
  void pointsIntoStringsInLaterRoundsToo() throws IOException {
    String wrong = "List<Account> all();\n  String ID = \":ide\";\n";
    Path source =
        source(
            "Accounts",
            ACCOUNTS
                .replace("FROM account\"", "FROM account WHERE id = \" + ID")
                .replace("List<Account> all();", wrong));

    Compilation compilation =
        compile(List.of(source), new Writes("Account", "record Account(int id, String owner) {}"));

    assertThat(compilation.errors())
        .isEqualTo(
            """
            9:16 LPQ020: unknown parameter :ide; the method has no parameters, add it
                String ID = ":ide";
                             ^
            """);
  }

  @Test
  void waitsForRecordsOfSealedInterfacesThatOtherProcessorsWrite() throws IOException {
    Path source = source("Accounts", ACCOUNTS);
    String sealed = "@org.loompq.Column(\"kind\") sealed interface Account permits Current {}";
    Path account = source("Account", "package bank; " + sealed);

    Compilation compilation =
        compile(
            List.of(source, account),
            new Writes("Current", "record Current(int id) implements Account {}"));

    assertThat(compilation.errors()).isEmpty();
    assertThat(Files.readString(output().resolve("bank/AccountsImpl.java")))
        .contains("case \"current\" -> ");
  }

  @Test
  void waitsForTypesOfMethodsThatRunInATransaction() throws IOException {
    String body = "@org.loompq.Transactional default Account first() { return null; }";
    Path source =
        source(
            "Accounts",
            ACCOUNTS
                .replace("List<Account> all();", "List<Integer> ids();\n" + body)
                .replace("id, owner", "id"));

    Compilation compilation =
        compile(List.of(source), new Writes("Account", "record Account(int id, String owner) {}"));

    assertThat(compilation.errors()).isEmpty();
    assertThat(Files.readString(output().resolve("bank/AccountsImpl.java")))
        .contains("public Account first() {");
  }

  @Test
  void waitsForCodecsThatOtherProcessorsWrite() throws IOException {
    Path source = source("Accounts", ACCOUNTS);
    Path account = source("Account", "package bank; record Account(int id, String owner) {}");
    Path services = output().resolve("META-INF/services/org.loompq.TypeCodec");
    Files.createDirectories(services.getParent());
    Files.writeString(services, "bank.AccountCodec\n");
    String codec = "abstract class AccountCodec implements org.loompq.TypeCodec<Account> {}";

    Compilation compilation = compile(List.of(source, account), new Writes("AccountCodec", codec));

    assertThat(compilation.errors()).isEmpty();
    assertThat(Files.readString(output().resolve("bank/AccountsImpl.java")))
        .contains("Codecs.custom(Account.class)");
  }

  @Test
  void nameTypesInFullWhereAnInterfaceHasOthersOfTheSameNames() throws IOException {
    String shadowing =
        """
        package bank;

        import java.util.List;
        import org.loompq.Json;
        import org.loompq.Query;

        public interface Shadowing {
          record Codec(int id, Optional wrapped) {}
          record Codecs(int id, List<Composite> composites) {}
          @org.loompq.Composite record Composite(int id, Kind kind) {}
          record Rows(int id, java.util.Optional<Codec> codec) {}
          record Range(int id, org.loompq.type.Range<Integer> range) {}
          record Optional(int id) {}
          record JsonType(int id, @Json List<Composite> document) {}
          record RowShape(int id, int[] numbers) {}
          record Parameters(int id, int no) {}
          record Parameter(int id, int no) {}
          enum Kind { A }

          @Query("SELECT 1 AS id") java.util.Optional<Codecs> codecs();
          @Query("SELECT 1 AS id") List<Rows> rows();
          @Query("SELECT :id AS id") Range range(org.loompq.type.Range<Integer> id);
          @Query("SELECT 1 AS id") RowShape rowShape();
          @Query("SELECT :id AS id") Parameter parameter(Composite id);
          @org.loompq.CopyIn("t") void load(List<Parameters> rows);
          @org.loompq.CopyOut("t") java.util.stream.Stream<JsonType> export();
        }
        """;

    assertThat(compile(List.of(source("Shadowing", shadowing))).errors()).isEmpty();
    assertThat(Files.readString(output().resolve("bank/ShadowingImpl.java")))
        .contains(
            "org.loompq.runtime.codec.Codecs.INTEGER",
            "org.loompq.runtime.codec.Codec<Composite> COMPOSITE_CODEC",
            "org.loompq.type.Range<Integer>",
            "java.util.Optional");
  }

  @Test
  void leavesTypesThatDoNotExistToTheCompilerAndReportsTheRest() throws IOException {
    Path source = source("Accounts", ACCOUNTS.replace("id, owner", ":id"));

    String errors = compile(List.of(source)).errors();

    assertThat(errors).contains("cannot find symbol").contains("LPQ020");
    assertThat(errors).doesNotContain("LPQ030");
  }

  @ParameterizedTest
  @ValueSource(strings = {"@Query(\"SELECT 1\" + Math.random())", "@Query(MISSING)", "@Query"})
  void leavesAnnotationsWithoutAValueToTheCompiler(String query) throws IOException {
    Path source = source("Accounts", "interface Accounts { %s int one(); }".formatted(query));

    String errors = compile(List.of(source)).errors();

    assertThat(errors).isNotEmpty().doesNotContain("LPQ").doesNotContain("uncaught exception");
  }

  @Test
  void leavesDocumentsOfTypesThatDoNotExistToTheCompiler() throws IOException {
    Path source = source("Accounts", ACCOUNTS.replace("@Query", "@org.loompq.Json @Query"));

    String errors = compile(List.of(source)).errors();

    assertThat(errors).contains("cannot find symbol").doesNotContain("LPQ");
  }

  @Test
  void reportsAClassOfTheSameNameThatAnotherProcessorWrote() throws IOException {
    Path source = source("Accounts", ACCOUNTS);
    Path account = source("Account", "package bank; record Account(int id, String owner) {}");

    Compilation compilation =
        compile(List.of(source, account), new Writes("AccountsImpl", "class AccountsImpl {}"));

    assertThat(compilation.errors()).contains("LPQ006");
    assertThat(output().resolve(SERVICES)).doesNotExist();
  }

  @Test
  void writesNoServicesIfARepositoryIsWrong() throws IOException {
    Path source = source("Accounts", ACCOUNTS.replace("id, owner", ":id"));
    Path account = source("Account", "package bank; record Account(int id, String owner) {}");

    assertThat(compile(List.of(source, account)).errors()).contains("LPQ020");
    assertThat(output().resolve(SERVICES)).doesNotExist();
  }

  @Test
  void tellFromWhichInterfacesTheyWriteWhat() throws IOException {
    Path accounts = source("Accounts", ACCOUNTS);
    Path account = source("Account", "package bank; record Account(int id, String owner) {}");
    Path users = source("Users", ACCOUNTS.replace("Accounts", "Users"));
    Originating originating = new Originating(new RepositoryProcessor());
    Originating originatingOfIndex = new Originating(new RepositoryIndexProcessor());

    Compilation compilation =
        Compilation.with(
            List.of(originating, originatingOfIndex),
            List.of(users, accounts, account),
            output(),
            Classes.ON_CLASS_PATH);

    assertThat(compilation.errors()).isEmpty();
    assertThat(originating.elements)
        .containsExactlyInAnyOrder(
            "bank.AccountsImpl of bank.Accounts", "bank.UsersImpl of bank.Users");
    assertThat(originatingOfIndex.elements)
        .containsExactly(SERVICES + " of bank.Accounts, bank.Users");
    assertThat(output().resolve(SERVICES))
        .hasContent("bank.AccountsImpl$Provider\nbank.UsersImpl$Provider");
  }

  @Test
  void areFoundByCompilersAndDeclaredToGradle() throws IOException {
    assertThat(ServiceLoader.load(Processor.class).stream().map(ServiceLoader.Provider::type))
        .contains(RepositoryProcessor.class, RepositoryIndexProcessor.class);
    String declared =
        new String(
            Objects.requireNonNull(
                    ClassLoader.getSystemResourceAsStream(
                        "META-INF/gradle/incremental.annotation.processors"))
                .readAllBytes(),
            StandardCharsets.UTF_8);
    assertThat(declared.lines())
        .containsExactlyInAnyOrder(
            RepositoryProcessor.class.getName() + ",isolating",
            RepositoryIndexProcessor.class.getName() + ",aggregating");
  }

  private Path source(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name + ".java"), text);
  }

  private Path output() throws IOException {
    return Files.createDirectories(folder.resolve("output"));
  }

  private Compilation compile(List<Path> sources, Processor... others) throws IOException {
    return Compilation.withProcessors(sources, output(), Classes.ON_CLASS_PATH, others);
  }
}
