package org.loompq.bench.race;

import java.util.Collection;
import org.loompq.bench.AcquireBenchmark;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What acquiring and releasing a connection takes, in nanoseconds, by one run of {@link
 * AcquireBenchmark}.
 */
record Acquiring(Times loompq, Times hikari) {

  /**
   * Of one pool.
   *
   * @param uncontended for the only caller, who does nothing with the connection
   * @param contended for 2,000 virtual threads on 50 connections, who work and yield meanwhile;
   *     from one acquisition of any of them to the next
   */
  record Times(double uncontended, double contended) {}

  static Acquiring measured(Form form) throws RunnerException {
    TimeValue second = TimeValue.seconds(1);
    Options options =
        new OptionsBuilder()
            .include(AcquireBenchmark.class.getName())
            .forks(1)
            // A small heap that is there from the start: a pool that allocates is to be charged
            // with that, and not with the pages of a large heap.
            .jvmArgs(
                "--enable-native-access=ALL-UNNAMED", "-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch")
            .warmupTime(second)
            .warmupIterations(3)
            .measurementTime(second)
            .measurementIterations(form == Form.FULL ? 10 : 5)
            .verbosity(VerboseMode.SILENT)
            .build();
    Collection<RunResult> results = new Runner(options).run();
    return new Acquiring(times(results, "loompq"), times(results, "HikariCP"));
  }

  private static Times times(Collection<RunResult> results, String client) {
    return new Times(score(results, client, "uncontended"), score(results, client, "contended"));
  }

  private static double score(Collection<RunResult> results, String client, String benchmark) {
    return results.stream()
        .filter(result -> result.getParams().getParam("client").equals(client))
        .filter(result -> result.getParams().getBenchmark().endsWith("." + benchmark))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(benchmark + " of " + client + " did not run"))
        .getPrimaryResult()
        .getScore();
  }
}
