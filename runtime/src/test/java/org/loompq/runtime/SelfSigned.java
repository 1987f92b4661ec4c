package org.loompq.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;

/** A key and the certificate that it has signed itself, made by the JDK's own keytool. */
public record SelfSigned(KeyStore store) {

  private static final String ALIAS = "server";
  private static final char[] PASSWORD = "password".toCharArray();

  /** A new one, of a server at that host. */
  public static SelfSigned of(String host) throws IOException, GeneralSecurityException {
    Path folder = Files.createTempDirectory("self-signed");
    Path file = folder.resolve("store.p12");
    try {
      generate(file, host);
      return new SelfSigned(KeyStore.getInstance(file.toFile(), PASSWORD));
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static void generate(Path file, String host) throws IOException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + host,
                "-ext",
                "SAN=dns:" + host,
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.onExit().join().exitValue() != 0) {
      throw new IOException("keytool failed: " + said);
    }
  }

  /** The password of the store and of the key. */
  public char[] password() {
    return PASSWORD.clone();
  }

  /** The certificate in PEM. */
  public String certificate() throws GeneralSecurityException {
    return pem("CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
  }

  /** The private key in PEM. */
  public String key() throws GeneralSecurityException {
    Key key = store.getKey(ALIAS, PASSWORD);
    return pem("PRIVATE KEY", key.getEncoded());
  }

  private static String pem(String what, byte[] encoded) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(what, Base64.getMimeEncoder().encodeToString(encoded), what);
  }
}
