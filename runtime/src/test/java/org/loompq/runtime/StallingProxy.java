package org.loompq.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a database and its server. From {@link #stall} on it accepts connections and does
 * nothing with them, as a network does that has begun to drop packets.
 */
final class StallingProxy implements AutoCloseable {

  private final URI server = URI.create(TestServer.url());
  private final ServerSocket listener;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final AtomicInteger stalled = new AtomicInteger();
  private volatile boolean stalling;

  StallingProxy() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("stalling-proxy").start(this::accept);
  }

  /** The server's URL, by way of here. */
  String url() {
    String host = InetAddress.getLoopbackAddress().getHostAddress() + ":" + listener.getLocalPort();
    return TestServer.url().replaceFirst(server.getHost() + "(:\\d+)?", host);
  }

  void stall() {
    stalling = true;
  }

  void goOn() {
    stalling = false;
  }

  /** How many connections were left waiting. */
  int stalled() {
    return stalled.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        sockets.add(client);
        if (stalling) {
          stalled.incrementAndGet();
        } else {
          Socket backend =
              new Socket(server.getHost(), server.getPort() < 0 ? 5432 : server.getPort());
          sockets.add(backend);
          copy(client, backend);
          copy(backend, client);
        }
      }
    } catch (IOException closed) {
      // by close
    }
  }

  private static void copy(Socket from, Socket to) {
    Thread.ofPlatform()
        .daemon()
        .name("stalling-proxy-copy")
        .start(
            () -> {
              try (from;
                  to) {
                from.getInputStream().transferTo(to.getOutputStream());
              } catch (IOException closed) {
                // by either side
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
