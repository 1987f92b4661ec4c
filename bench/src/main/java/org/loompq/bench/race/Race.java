package org.loompq.bench.race;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;

/**
 * The program. Arguments: {@code --smoke} or {@code --full} for another form than the short one,
 * {@code --output DIRECTORY} for where to write RESULTS.md and its chart.
 */
public final class Race {

  private static final int WARM_UP_CALLERS = 64;

  private final Form form;
  private final PrintStream out;
  private final Answers answers;
  private final Results results = new Results();

  Race(Form form, PrintStream out) {
    this.form = form;
    this.out = out;
    this.answers = new Answers(form.rows());
  }

  /**
   * Runs the race.
   *
   * @param arguments see above
   */
  public static void main(String[] arguments) throws Exception {
    Path output = null;
    Form form = Form.SHORT;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--smoke" -> form = Form.SMOKE;
        case "--full" -> form = Form.FULL;
        case "--output" -> output = Path.of(arguments[++i]);
        default -> throw new IllegalArgumentException("unknown: " + Arrays.toString(arguments));
      }
    }
    new Race(form, System.out).run(output);
  }

  /** Runs all heats, and writes what came of them unless this was only for the answers. */
  Results run(@Nullable Path output)
      throws IOException, SQLException, InterruptedException, RunnerException {
    try (RaceServer server = new RaceServer(answers)) {
      PoolSizes best = PoolSizes.tried(server, form.poolSizes(), answers);
      out.printf(
          Locale.ROOT, "fastest pools: HikariCP %d, Vert.x %d%n", best.hikari(), best.vertx());
      for (Transport transport : Transport.values()) {
        try (Lineup lineup = new Lineup(server, transport, best, answers)) {
          run(transport, lineup);
        }
      }
      answers.checkTable(server.ask(answers.differences()));
      answers.checkHits(Long.parseLong(server.ask("SELECT sum(hits) FROM tally")));
      if (output != null && form != Form.SMOKE) {
        Map<String, String> machine = Machine.facts(server.ask("SHOW server_version"));
        Acquiring acquiring = Acquiring.measured(form);
        Files.writeString(
            output.resolve("RESULTS.md"),
            new Report(results, best, form, machine, acquiring).text());
        Files.writeString(output.resolve("race.svg"), new Chart(results).svg());
      }
    }
    return results;
  }

  private void run(Transport transport, Lineup lineup) throws InterruptedException {
    for (Scenario scenario : Scenario.values()) {
      List<Heat> heats =
          form.callers().stream()
              .map(callers -> new Heat(transport, scenario, callers))
              .filter(form::holds)
              .toList();
      if (heats.isEmpty()) {
        continue;
      }
      List<Contender> contenders = lineup.of(scenario);
      for (Contender contender : contenders) {
        contender.run(scenario, scenario.isLarge() ? 1 : WARM_UP_CALLERS, form.warmUp());
      }
      for (Heat heat : heats) {
        run(heat, contenders);
      }
    }
  }

  private void run(Heat heat, List<Contender> contenders) throws InterruptedException {
    for (int round = 0; round < form.rounds(heat); round++) {
      for (Contender contender : contenders) {
        if (heat.scenario().isLarge()) {
          System.gc(); // so that nobody collects what another has left
        }
        results.add(
            heat,
            contender.name(),
            contender.run(heat.scenario(), heat.callers(), form.span(heat)));
      }
    }
    out.println(heat);
    for (String contender : results.contenders(heat)) {
      out.println("  " + String.join("  ", Figures.padded(results, heat, contender)));
    }
  }
}
