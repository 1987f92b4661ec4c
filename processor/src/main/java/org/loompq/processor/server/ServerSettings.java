package org.loompq.processor.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Settings for a server that lives for seconds, loses its data, and starts fast. */
final class ServerSettings {

  /** It names the socket only. */
  static final int PORT = 5432;

  private static final Map<String, String> ALL =
      Map.ofEntries(
          // Nobody but this user, whose folder the socket is in.
          Map.entry("listen_addresses", ""),
          Map.entry("port", Integer.toString(PORT)),
          // Nothing has to survive.
          Map.entry("fsync", "off"),
          Map.entry("full_page_writes", "off"),
          Map.entry("synchronous_commit", "off"),
          Map.entry("wal_level", "minimal"),
          Map.entry("restart_after_crash", "off"),
          // No process but those that are needed.
          Map.entry("autovacuum", "off"),
          Map.entry("max_wal_senders", "0"),
          Map.entry("max_logical_replication_workers", "0"),
          Map.entry("max_worker_processes", "0"),
          Map.entry("max_parallel_maintenance_workers", "0"),
          // Little memory; many tables in one transaction all the same.
          Map.entry("shared_buffers", "16MB"),
          Map.entry("max_connections", "8"),
          Map.entry("superuser_reserved_connections", "0"),
          Map.entry("max_locks_per_transaction", "1024"),
          Map.entry("huge_pages", "off"),
          // In the data folder, so that it is deleted with that.
          Map.entry("dynamic_shared_memory_type", "mmap"),
          Map.entry("max_wal_size", "64MB"),
          Map.entry("min_wal_size", "2MB"),
          Map.entry("checkpoint_timeout", "1h"),
          Map.entry("log_checkpoints", "off"),
          Map.entry("log_min_error_statement", "panic"),
          Map.entry("jit", "off"),
          Map.entry("TimeZone", "UTC"));

  private ServerSettings() {}

  /** Arguments of the program {@code postgres}. */
  static List<String> arguments(Path socketFolder, int majorVersion) {
    List<String> arguments = new ArrayList<>();
    ALL.forEach((name, value) -> add(arguments, name, value));
    add(arguments, "unix_socket_directories", socketFolder.toString());
    if (majorVersion >= 18) {
      add(arguments, "io_method", "sync"); // otherwise it has processes of its own
    }
    return arguments;
  }

  private static void add(List<String> arguments, String name, String value) {
    arguments.add("-c");
    arguments.add(name + "=" + value);
  }
}
