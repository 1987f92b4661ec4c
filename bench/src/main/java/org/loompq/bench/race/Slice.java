package org.loompq.bench.race;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * What one contender did in one slice. Latencies are those of requests, in nanoseconds.
 *
 * @param perSecond requests
 * @param mean requests per caller
 * @param least requests of the caller that was served least
 * @param cpuNanos of the client, per request
 * @param bytes allocated by the client, per request
 */
record Slice(
    double perSecond,
    long p50,
    long p99,
    long max,
    double mean,
    long least,
    double cpuNanos,
    double bytes) {

  static Slice of(Histogram latencies, long[] counts, Usage used) {
    long requests = latencies.getTotalCount();
    if (requests == 0) {
      throw new IllegalStateException("no request was answered in the window");
    }
    return new Slice(
        requests * 1e9 / used.nanos(),
        latencies.getValueAtPercentile(50),
        latencies.getValueAtPercentile(99),
        latencies.getMaxValue(),
        (double) requests / counts.length,
        Arrays.stream(counts).min().orElseThrow(),
        (double) used.cpuNanos() / requests,
        (double) used.bytes() / requests);
  }
}
