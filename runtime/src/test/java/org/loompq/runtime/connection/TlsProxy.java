package org.loompq.runtime.connection;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.loompq.runtime.SelfSigned;
import org.loompq.runtime.TestServer;

/**
 * Speaks TLS for the tests' server, as poolers and clouds do. What has come from the server
 * meanwhile goes into one record, as large as records may be: PostgreSQL itself ends what it sends
 * with a small one.
 */
final class TlsProxy implements AutoCloseable {

  private static final int SSL_REQUEST = 80877103;
  private static final int LARGEST_RECORD = 1 << 14;

  private final URI server = URI.create(TestServer.url());
  private final SSLContext tls;
  private final ServerSocket listener;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

  TlsProxy() throws IOException, GeneralSecurityException {
    tls = contextOf(SelfSigned.of("localhost"));
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  private static SSLContext contextOf(SelfSigned identity) throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(identity.store(), identity.password());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** The server's URL, by way of here. */
  String url() {
    String host = InetAddress.getLoopbackAddress().getHostAddress() + ":" + listener.getLocalPort();
    String url = TestServer.url().replaceFirst(server.getHost() + "(:\\d+)?", host);
    return url + (url.indexOf('?') < 0 ? "?" : "&") + "sslmode=require";
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      sockets.add(client);
      start(() -> serve(client));
    }
  }

  private void serve(Socket client) throws IOException {
    DataInputStream plain = new DataInputStream(client.getInputStream());
    if (plain.readInt() != 8 || plain.readInt() != SSL_REQUEST) {
      client.close();
      return;
    }
    client.getOutputStream().write('S');
    SSLSocket encrypted = (SSLSocket) tls.getSocketFactory().createSocket(client, null, true);
    Socket backend = new Socket(server.getHost(), server.getPort() < 0 ? 5432 : server.getPort());
    client.setTcpNoDelay(true);
    backend.setTcpNoDelay(true);
    sockets.add(backend);
    start(() -> copy(encrypted, backend));
    copy(backend, encrypted);
  }

  private static void copy(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[LARGEST_RECORD];
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        out.write(bytes, 0, count);
      }
    }
  }

  /** What a thread does until a socket is closed. */
  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread.ofPlatform()
        .daemon()
        .name("tls-proxy")
        .start(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // by close, or by either side
              }
            });
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket each : sockets) {
        each.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
