package org.loompq.runtime;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/**
 * Stands between a database and its server. On demand it withholds what the server says until the
 * client has sent a number of Execute messages: a client that waits for an answer in between waits
 * for ever. So it proves that statements take one round trip.
 */
final class WithholdingProxy implements AutoCloseable {

  private final URI server = URI.create(TestServer.url());
  private final ServerSocket listener;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private volatile CountDownLatch executes = new CountDownLatch(0);

  WithholdingProxy() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("withholding-proxy").start(this::accept);
  }

  /** The server's URL, by way of here. */
  String url() {
    String host = InetAddress.getLoopbackAddress().getHostAddress() + ":" + listener.getLocalPort();
    return TestServer.url(TestServer.UNENCRYPTED).replaceFirst(server.getHost() + "(:\\d+)?", host);
  }

  /** Withholds answers until so many statements were sent, from now on. */
  void withholdUntil(int statements) {
    executes = new CountDownLatch(statements);
  }

  /** How many statements are still missing. */
  long missing() {
    return executes.getCount();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        int port = server.getPort() < 0 ? 5432 : server.getPort();
        Socket backend = new Socket(server.getHost(), port);
        sockets.add(client);
        sockets.add(backend);
        run("client", () -> passMessages(client, backend));
        run("backend", () -> passAnswers(backend, client));
      }
    } catch (IOException closed) {
      // by close
    }
  }

  private interface Copying {
    void run() throws IOException;
  }

  private static void run(String name, Copying copying) {
    Thread.ofPlatform()
        .daemon()
        .name("withholding-proxy-" + name)
        .start(
            () -> {
              try {
                copying.run();
              } catch (IOException closed) {
                // by either side
              }
            });
  }

  /** The first message has no type; each other is a type, and a length that counts itself. */
  private void passMessages(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      DataInputStream in = new DataInputStream(from.getInputStream());
      OutputStream out = to.getOutputStream();
      boolean first = true;
      while (true) {
        byte[] header = in.readNBytes(first ? 4 : 5);
        if (header.length == 0) {
          return;
        }
        out.write(header);
        out.write(in.readNBytes(length(header) - 4));
        if (!first && header[0] == 'E') {
          executes.countDown();
        }
        first = false;
      }
    }
  }

  private static int length(byte[] header) {
    int length = 0;
    for (int i = header.length - 4; i < header.length; i++) {
      length = length << 8 | (header[i] & 0xff);
    }
    return length;
  }

  private void passAnswers(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      byte[] buffer = new byte[64 * 1024];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        try {
          executes.await();
        } catch (InterruptedException _) {
          return;
        }
        to.getOutputStream().write(buffer, 0, read);
      }
    }
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
