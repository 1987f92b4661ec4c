package org.loompq.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loompq.processor.Compilation.Classes;
import org.loompq.processor.server.EmbeddedServer;
import org.loompq.processor.server.Schema;
import org.openqa.selenium.Keys;

/** The page of the catalogue as people use it, from the file and without a network. */
class CataloguePageTest {

  private static final Path PROGRAMS = Path.of("src", "test", "resources", "catalogue");

  @TempDir private static Path temporary;
  private static @Nullable Chromium chromium;

  private Chromium page;

  @BeforeAll
  static void compile() throws Exception {
    chromium = Chromium.start();
    Schema schema = Schema.of(List.of(PROGRAMS.resolve("schema.sql")));
    try (EmbeddedServer server = EmbeddedServer.start(schema, Path.of("target", "loompq-cache"))) {
      Compilation compilation =
          Compilation.withOptions(
              List.of(PROGRAMS.resolve("Customers.java"), PROGRAMS.resolve("Purchases.java")),
              temporary,
              Classes.ON_CLASS_PATH,
              List.of("-Aloompq.url=" + server.conninfo(), "-Aloompq.report=" + temporary));
      assertThat(compilation.errors()).isEmpty();
    }
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void openAnew() {
    page = Objects.requireNonNull(chromium);
    page.size(1280, 900);
    page.prefer("light");
    open("");
  }

  private void open(String fragment) {
    page.open(temporary.resolve("index.html"), fragment);
  }

  /** The browser tells the page of another fragment when it gets round to it. */
  private void shows(String heading) {
    await().untilAsserted(() -> assertThat(page.texts("h1")).containsExactly(heading));
  }

  @AfterEach
  void nothingIsLoadedAndTheBrowserIsContent() {
    assertThat(page.evaluate("performance.getEntriesByType('resource').length")).isEqualTo(0L);
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void oneGoesFromTheListToAQueryToItsSourceAndBack() {
    assertThat(page.text("#count")).isEqualTo("11 queries");
    page.clickOn("[data-id='shop.Purchases.newest(State, Instant, int)']");
    shows("newest");
    assertThat(page.text("#content .where")).isEqualTo("shop.Purchases");
    page.click("Show it in the whole class");
    shows("shop.PurchasesImpl");
    assertThat(page.texts(".row.chosen")).anyMatch(line -> line.contains("newest(State state"));
    assertThat(page.text("pre.code")).contains("public final class PurchasesImpl");
    page.back();
    shows("newest");
    page.click("shop.Purchases");
    shows("Purchases");
    page.back();
    page.back();
    shows("All queries");
  }

  @Test
  void aFragmentLeadsToAQueryAtOnce() {
    open("#query/shop.Customers.find(long)");
    shows("find");
    assertThat(page.texts(".tag"))
        .contains("checked by a server", "at most one row", "read only", "timeout 200 ms");
    assertThat(page.texts("#content td")).contains("bigint", ":id $1", "Customer.email", "never");
  }

  @Test
  void aFragmentThatLeadsNowhereIsExplained() {
    open("#query/shop.Customers.gone(%E0)");
    shows("Not found");
  }

  @Test
  void queriesAreFoundByTheirTablesColumnsMethodsAndWords() {
    assertThat(found("placed_at")).containsExactly("newest(State, Instant, int)");
    assertThat(found("SPENT")).containsExactly("spent()");
    assertThat(found("customer_pkey")).containsExactly("find(long)", "rename(long, String)");
    assertThat(found("state   update")).containsExactly("ship(long)");
    assertThat(found("copyout")).containsExactly("export()");
    assertThat(found("NewCustomer.email")).containsExactly("load(List<NewCustomer>)");
    assertThat(found("large scan copyout")).containsExactly("export()");
    assertThat(found("no such thing")).isEmpty();
    assertThat(page.text("#count")).isEqualTo("0 of 11 queries");
  }

  private List<String> found(String words) {
    page.search(words);
    return page.texts("#list strong");
  }

  @Test
  void everythingCanBeDoneWithKeys() {
    page.press("/");
    page.press("ship");
    page.press(Keys.ENTER);
    shows("ship");
    assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("H1");
    page.press("/");
    page.press(Keys.ESCAPE);
    page.press(Keys.ARROW_DOWN);
    page.press(Keys.ARROW_DOWN);
    page.press(Keys.ENTER);
    shows("find");
  }

  @Test
  void markupInSqlIsShownAsText() {
    page.clickOn("[data-id='shop.Customers.count()']");
    shows("count");
    assertThat(page.text("[aria-label='SQL']"))
        .isEqualTo("SELECT count(*) FROM shop.customer WHERE name <> '<b>&</b></script><!--'");
    assertThat(page.isShown("#content b")).isFalse();
  }

  @Test
  void sequentialScansOfLargeTablesAreMarked() {
    assertThat(page.texts("#content td")).contains("shop.purchase", "20,000");
    page.clickOn("[data-id='shop.Purchases.spent()']");
    shows("spent");
    assertThat(page.text(".plan .large"))
        .contains("Seq Scan on shop.purchase")
        .contains("it has about 20,000 rows");
    page.clickOn("[data-id='shop.Customers.find(String)']");
    shows("find");
    assertThat(page.text(".plan")).contains("Seq Scan on shop.customer");
    assertThat(page.isShown(".plan .large")).isFalse();
  }

  @Test
  void parametersStandOutInTheStatement() {
    page.clickOn("[data-id='shop.Purchases.newest(State, Instant, int)']");
    shows("newest");
    assertThat(page.texts("[aria-label='SQL'] .hljs-parameter"))
        .containsExactly(":state", ":since", ":most");
  }

  @Test
  void coloursAreThoseOfTheSystemUntilSomebodyChooses() {
    hasColours("light");
    page.prefer("dark");
    hasColours("dark");
    page.clickOn("#theme");
    hasColours("light");
    page.reload();
    hasColours("light");
    page.evaluate("localStorage.clear() ?? true");
  }

  private void hasColours(String theme) {
    await()
        .untilAsserted(
            () ->
                assertThat(page.evaluate("document.documentElement.dataset.theme"))
                    .isEqualTo(theme));
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void nobodyIsHindered(String scheme) throws Exception {
    page.prefer(scheme);
    hasColours(scheme);
    page.photograph("overview-" + scheme);
    assertThat(page.obstacles()).isEmpty();
    page.clickOn("[data-id='shop.Purchases.newest(State, Instant, int)']");
    shows("newest");
    page.clickOn("#content details");
    page.photograph("query-" + scheme);
    assertThat(page.obstacles()).isEmpty();
    page.click("Show it in the whole class");
    shows("shop.PurchasesImpl");
    page.photograph("source-" + scheme);
  }

  @Test
  void aPhoneShowsOneThingAtATime() throws Exception {
    page.size(390, 844);
    fits();
    page.photograph("phone-overview");
    page.search("newest");
    assertThat(page.isShown("h1")).isFalse();
    page.photograph("phone-search");
    page.press(Keys.ENTER);
    shows("newest");
    assertThat(page.isShown("#list")).isFalse();
    fits();
    assertThat(page.obstacles()).isEmpty();
    page.photograph("phone-query");
    page.click("← All queries");
    await().until(() -> page.isShown("#list"));
    assertThat(page.text("#count")).isEqualTo("1 of 11 queries");
  }

  private void fits() {
    assertThat((Long) page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
  }
}
