package org.loompq.bench.race;

import com.zaxxer.hikari.HikariDataSource;
import io.vertx.pgclient.PgBuilder;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.loompq.Database;
import org.loompq.runtime.libpq.LibraryLocation;

/** The facts of a run that its figures depend on. */
final class Machine {

  private Machine() {}

  static Map<String, String> facts(String serverVersion) throws SQLException {
    int libpq = LibraryLocation.require().version();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put(
        "processors", Runtime.getRuntime().availableProcessors() + ", shared with the server");
    facts.put(
        "system", property("os.name") + " " + property("os.version") + ", " + property("os.arch"));
    facts.put("JDK", property("java.vm.name") + " " + Runtime.version());
    facts.put("PostgreSQL", serverVersion + ", nothing made durable");
    facts.put("libpq", libpq / 10_000 + "." + libpq % 10_000);
    facts.put("loompq", version(Database.class));
    facts.put("HikariCP", version(HikariDataSource.class));
    facts.put("pgjdbc", version(DriverManager.getDriver("jdbc:postgresql:").getClass()));
    facts.put("Vert.x", version(PgBuilder.class));
    return facts;
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }

  /** The version in the name of the jar that a class is from. */
  private static String version(Class<?> type) {
    String path = type.getProtectionDomain().getCodeSource().getLocation().getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.endsWith(".jar")
        ? name.substring(0, name.length() - ".jar".length()).replaceFirst("^\\D*", "")
        : "of this build";
  }
}
