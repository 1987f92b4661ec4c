package org.loompq.bench.race;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * The floor: a plain loop over libpq's pipeline mode, with one Sync for each statement or
 * transaction. A caller is no thread but a request outstanding. What is appended to a connection
 * leaves in one send, after the results that came with one read. One thread serves all connections,
 * which on a machine that the server shares was faster than several.
 */
final class LibpqFloor implements Contender {

  private static final int LONGEST_WAIT_MILLIS = 30_000;

  private final String name;
  private final List<FloorConnection> connections = new ArrayList<>();

  LibpqFloor(String name, RaceServer server, Transport transport, int size, Answers answers) {
    this.name = name;
    for (int i = 0; i < size; i++) {
      connections.add(new FloorConnection(server.connectionString(transport), answers));
    }
  }

  @Override
  public String name() {
    return name;
  }

  /** COPY is not for pipelines. */
  @Override
  public boolean takesPartIn(Scenario scenario) {
    return scenario != Scenario.LOAD;
  }

  @Override
  public Slice run(Scenario scenario, int callers, Span span) throws InterruptedException {
    Watch watch = new Watch(callers, span);
    Thread loop = Thread.ofPlatform().start(() -> loop(scenario, callers, watch));
    watch.run();
    loop.join();
    return watch.slice();
  }

  private void loop(Scenario scenario, int callers, Watch watch) {
    try {
      watch.awaitStart();
      for (int caller = 0; caller < callers; caller++) {
        connections.get(caller % connections.size()).request(scenario, caller);
      }
      List<FloorConnection> busy = new ArrayList<>(connections);
      busy.removeIf(FloorConnection::isIdle);
      MemorySegment entries = Pipelining.entries(busy.size());
      while (busy.stream().anyMatch(connection -> !connection.isIdle())) {
        exchange(busy, entries, scenario, watch);
      }
    } catch (Throwable thrown) {
      watch.failed(thrown);
    }
  }

  private static void exchange(
      List<FloorConnection> busy, MemorySegment entries, Scenario scenario, Watch watch) {
    for (int i = 0; i < busy.size(); i++) {
      FloorConnection connection = busy.get(i);
      connection.flush();
      int events = Pipelining.POLLIN | (connection.hasUnsent() ? Pipelining.POLLOUT : 0);
      Pipelining.watch(entries, i, connection.socket(), events);
    }
    if (Pipelining.poll(entries, LONGEST_WAIT_MILLIS) == 0) {
      throw new IllegalStateException("the server does not answer");
    }
    for (int i = 0; i < busy.size(); i++) {
      if (Pipelining.happened(entries, i)) {
        busy.get(i).receive(scenario, watch);
      }
    }
  }

  @Override
  public void close() {
    connections.forEach(FloorConnection::close);
  }
}
