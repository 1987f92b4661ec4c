package org.loompq.bench.race;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** RESULTS.md. */
final class Report {

  private final Results results;
  private final PoolSizes best;
  private final Form form;
  private final Map<String, String> machine;
  private final Acquiring acquiring;
  private final StringBuilder text = new StringBuilder();

  Report(
      Results results,
      PoolSizes best,
      Form form,
      Map<String, String> machine,
      Acquiring acquiring) {
    this.results = results;
    this.best = best;
    this.form = form;
    this.machine = machine;
    this.acquiring = acquiring;
  }

  String text() {
    line("# The race");
    line("");
    line(
        """
        Written by `mvn -q -B -DskipTests -Prace verify`, %s form: see [CONTRIBUTING.md](../CONTRIBUTING.md).
        Everybody does the same work on the same server in turns, round after round, and every answer is
        checked. A figure is the median of the rounds, a maximum the largest of them, and a ratio the median of
        the ratios within each round. The server takes its part of the same processors, so ratios tell more
        than absolute figures.

        ![One row by its key](race.svg)
        """
            .formatted(form.name().toLowerCase(java.util.Locale.ROOT)));
    bars();
    Transport transport = null;
    Scenario scenario = null;
    for (Heat heat : results.heats()) {
      if (heat.transport() != transport || heat.scenario() != scenario) {
        transport = heat.transport();
        scenario = heat.scenario();
        heading(heat);
      }
      rows(heat);
    }
    line("");
    acquiring();
    conditions();
    return text.toString();
  }

  private void bars() {
    line("## Bars");
    line("");
    row(List.of("loompq", "bar", "measured", ""));
    row(List.of("---", "---", "---", "---"));
    for (Bar bar : Bars.of(results, best, acquiring)) {
      row(
          List.of(
              bar.what(),
              bar.wanted() + " " + Figures.number(1, bar.bound()),
              Figures.number(2, bar.measured()),
              bar.met() ? "met" : "**missed**"));
    }
  }

  private void heading(Heat heat) {
    String unit = heat.scenario().unit();
    line("");
    line("## " + heat.transport() + ": " + heat.scenario().title());
    line("");
    List<String> titles = new ArrayList<>(List.of("callers", "contender"));
    for (String title : Figures.TITLES) {
      titles.add(
          switch (title) {
            case "per second" -> plural(unit) + " per second";
            case "CPU µs", "bytes" -> title + " per " + unit;
            default -> title;
          });
    }
    row(titles);
    List<String> rule = new ArrayList<>(List.of("---:", "---"));
    rule.addAll(Collections.nCopies(Figures.TITLES.size(), "---:"));
    row(rule);
  }

  private void rows(Heat heat) {
    for (String contender : results.contenders(heat)) {
      List<String> cells = new ArrayList<>();
      cells.add(Figures.number(0, heat.callers()));
      cells.add(contender);
      cells.addAll(Figures.of(results, heat, contender));
      row(cells);
    }
  }

  private void acquiring() {
    line("## Acquire and release");
    line("");
    line(
        "Nanoseconds by JMH: one caller who does nothing, and 2,000 virtual threads on 50"
            + " connections");
    line("who work and yield while they hold one (the time between any two acquisitions).");
    line("");
    row(List.of("pool", "uncontended", "contended"));
    row(List.of("---", "---:", "---:"));
    row(Lineup.LOOMPQ, acquiring.loompq());
    row("HikariCP", acquiring.hikari());
    line("");
  }

  private void row(String pool, Acquiring.Times times) {
    row(
        List.of(
            pool, Figures.number(0, times.uncontended()), Figures.number(0, times.contended())));
  }

  private void conditions() {
    line("## Conditions");
    line("");
    machine.forEach((name, value) -> line("- " + name + ": " + value));
    line(
        """

        - Everybody has %d connections, and shows that number only where it is another one. Of %s, HikariCP
          was fastest with %d and Vert.x with %d (rows by key, 64 callers, TCP).
        - Callers are virtual threads. The floor has none: its callers are requests outstanding.
        - pgjdbc prepares on the server from the first run. The Vert.x client is the pooled one, pipelining 256
          statements per connection, with prepared statements cached and the native transport; its transactions
          run on a pool of as many connections, because the pooled client has none.
        - 20 queries: loompq's caller blocks for one after the other; pgjdbc's too, on one connection that it keeps;
          Vert.x sends all and then awaits them; so does the floor.
        - A transaction is BEGIN, SELECT, UPDATE by key, COMMIT. The floor sends all at once, with one Sync.
        - The table of accounts has %,d rows of 4 columns. The floor compares them where libpq has put them, and
          makes no records. More than 8 scans at once would compare memory.
        - Latencies are those of requests. "least / mean" is the requests of the caller served least against
          the mean, where the mean is 10 or more in a slice.
        - CPU is the client's process, with the compiler and the collector; bytes are those of the Java heap.\
        """
            .formatted(
                Lineup.CONNECTIONS, form.poolSizes(), best.hikari(), best.vertx(), form.rows()));
  }

  private static String plural(String unit) {
    return unit.endsWith("y") ? unit.substring(0, unit.length() - 1) + "ies" : unit + "s";
  }

  private void row(List<String> cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
