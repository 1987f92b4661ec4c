package org.loompq.runtime;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/** An embedded PostgreSQL that speaks TLS, with a certificate that it has signed itself. */
final class TlsServer implements AutoCloseable {

  /** What the certificate names. */
  private static final String HOST = "localhost";

  private final SelfSigned identity;
  private final EmbeddedPostgres server;

  TlsServer() throws IOException, GeneralSecurityException {
    identity = SelfSigned.of(HOST);
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("ssl", "on")
            .setDataDirectoryCustomizer(this::identify)
            .start();
  }

  /** Puts the certificate and its key where the server looks for them by default. */
  private void identify(File data) {
    try {
      Files.writeString(data.toPath().resolve("server.crt"), identity.certificate());
      Path key = Files.writeString(data.toPath().resolve("server.key"), identity.key());
      Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (GeneralSecurityException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  /** Its connection URI, with this mode of TLS. */
  String url(String sslMode) {
    return url(HOST, sslMode);
  }

  /** Its connection URI by another name. */
  String url(String host, String sslMode) {
    return "postgresql://postgres@%s:%d/postgres?sslmode=%s"
        .formatted(host, server.getPort(), sslMode);
  }

  /** The only one that it proves to be. */
  SelfSigned identity() {
    return identity;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
