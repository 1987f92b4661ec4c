package org.loompq.bench.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RaceTest {

  @Test
  void everyContenderGivesRightAnswersInEveryScenario() throws Exception {
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    Results results = new Race(Form.SMOKE, silent).run(null);

    assertThat(results.heats()).extracting(Heat::scenario).contains(Scenario.values());
    assertThat(results.heats()).extracting(Heat::transport).contains(Transport.values());
    assertThat(results.heats())
        .allSatisfy(
            heat -> {
              Stream<String> expected =
                  Stream.of(Lineup.LOOMPQ, Lineup.HIKARI, Lineup.VERTX, Lineup.FLOOR)
                      .filter(name -> takesPart(name, heat));
              assertThat(results.contenders(heat)).containsAll(expected.toList());
            });
  }

  private static boolean takesPart(String name, Heat heat) {
    return switch (name) {
      case Lineup.LOOMPQ -> true;
      case Lineup.HIKARI -> heat.transport() == Transport.TCP;
      default -> heat.scenario() != Scenario.LOAD;
    };
  }
}
