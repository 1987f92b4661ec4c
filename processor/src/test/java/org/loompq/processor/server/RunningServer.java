package org.loompq.processor.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where a server runs, and the process it is. */
record RunningServer(Path folder, ProcessHandle process) {

  static RunningServer of(String conninfo) throws IOException {
    Path folder = Path.of(conninfo.substring("host=".length(), conninfo.indexOf(" port=")));
    List<String> lines = Files.readAllLines(folder.resolve("data/postmaster.pid"));
    return new RunningServer(
        folder, ProcessHandle.of(Long.parseLong(lines.getFirst())).orElseThrow());
  }

  boolean isGone() {
    return !process.isAlive() && !Files.exists(folder);
  }
}
