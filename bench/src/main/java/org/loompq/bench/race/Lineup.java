package org.loompq.bench.race;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The contenders of one transport, with their connections open. */
final class Lineup implements AutoCloseable {

  /** What everybody has. */
  static final int CONNECTIONS = 8;

  static final String LOOMPQ = "loompq";
  static final String HIKARI = "HikariCP + pgjdbc";
  static final String HIKARI_FETCH = HIKARI + ", fetch size 1000";
  static final String VERTX = "Vert.x";
  static final String FLOOR = "libpq floor";

  private final List<Contender> contenders = new ArrayList<>();

  Lineup(RaceServer server, Transport transport, PoolSizes best, Answers answers) {
    contenders.add(new LoompqContender(LOOMPQ, server, transport, CONNECTIONS, answers));
    if (transport == Transport.TCP) {
      contenders.add(new HikariContender(HIKARI, server, CONNECTIONS, 0, answers));
      contenders.add(new HikariContender(HIKARI_FETCH, server, CONNECTIONS, 1000, answers));
      if (best.hikari() != CONNECTIONS) {
        String name = withSize(HIKARI, best.hikari());
        contenders.add(new HikariContender(name, server, best.hikari(), 0, answers));
      }
    }
    contenders.add(new VertxContender(VERTX, server, transport, CONNECTIONS, answers));
    if (best.vertx() != CONNECTIONS) {
      String name = withSize(VERTX, best.vertx());
      contenders.add(new VertxContender(name, server, transport, best.vertx(), answers));
    }
    contenders.add(new LibpqFloor(FLOOR, server, transport, CONNECTIONS, answers));
  }

  /** How a peer is called that has another number of connections than the others. */
  static String withSize(String name, int connections) {
    return connections == CONNECTIONS ? name : name + ", " + connections + " connections";
  }

  /** Those who take part in a scenario. */
  List<Contender> of(Scenario scenario) {
    List<Contender> taking = new ArrayList<>(contenders);
    taking.removeIf(contender -> !contender.takesPartIn(scenario));
    return Collections.unmodifiableList(taking);
  }

  @Override
  public void close() {
    contenders.forEach(Contender::close);
  }
}
