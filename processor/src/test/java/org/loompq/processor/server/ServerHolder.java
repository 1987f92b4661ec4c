package org.loompq.processor.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A compiler with a server, to be killed. */
record ServerHolder(Process process, RunningServer server) implements AutoCloseable {

  /** Starts a server with a schema and a cache, as a user if arguments follow, and waits. */
  public static void main(String[] arguments) throws Exception {
    Schema schema = Schema.of(List.of(Path.of(arguments[0])));
    List<String> prefix = List.of(arguments).subList(2, arguments.length);
    ServerUser user = prefix.isEmpty() ? ServerUser.find() : ServerUser.by(prefix).orElseThrow();
    EmbeddedServer server = EmbeddedServer.start(schema, Path.of(arguments[1]), user);
    System.out.println(server.conninfo());
    Thread.currentThread().join();
    server.close();
  }

  /**
   * Has a process of its own start a server.
   *
   * @param prefix of the {@link ServerUser}; empty for the usual one
   */
  static ServerHolder start(Path schema, Path cache, List<String> prefix) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), ServerHolder.class.getName()));
    command.addAll(List.of(schema.toString(), cache.toString()));
    command.addAll(prefix);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    boolean started = false;
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      String conninfo = output.readLine();
      if (conninfo == null) {
        throw new IOException("no server was started; the reason is above");
      }
      ServerHolder holder = new ServerHolder(process, RunningServer.of(conninfo));
      started = true;
      return holder;
    } finally {
      if (!started) {
        process.destroyForcibly();
      }
    }
  }

  /** Kills the process. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
