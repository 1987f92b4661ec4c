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
 * nothing with them, as a network does that has begun to drop packets; from {@link #refuse} on it
 * ends them, as a server does that has no room.
 */
public final class StallingProxy implements AutoCloseable {

  private final URI server = URI.create(TestServer.url());
  private final ServerSocket listener;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final AtomicInteger stalled = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile boolean stalling;
  private volatile boolean refusing;

  /** Raised to have what is open say nothing more. */
  private final AtomicInteger silences = new AtomicInteger();

  /** Lets everything pass. */
  public StallingProxy() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("stalling-proxy").start(this::accept);
  }

  /** The server's URL, by way of here. */
  public String url() {
    String host = InetAddress.getLoopbackAddress().getHostAddress() + ":" + listener.getLocalPort();
    return TestServer.url().replaceFirst(server.getHost() + "(:\\d+)?", host);
  }

  void stall() {
    stalling = true;
  }

  /** Ends all connections, and those that are made from now on. */
  void refuse() {
    refusing = true;
    closeSockets();
  }

  /** Drops what is sent over the connections that there are; others pass. */
  public void silence() {
    silences.incrementAndGet();
  }

  void goOn() {
    stalling = false;
    refusing = false;
  }

  /** How many connections were ended as soon as they were made. */
  int refused() {
    return refused.get();
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
        if (refusing) {
          refused.incrementAndGet();
          client.close();
        } else if (stalling) {
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

  private void copy(Socket from, Socket to) {
    int since = silences.get();
    Thread.ofPlatform()
        .daemon()
        .name("stalling-proxy-copy")
        .start(
            () -> {
              try (from;
                  to) {
                byte[] some = new byte[8_192];
                for (int n = 0; n >= 0; n = from.getInputStream().read(some)) {
                  if (silences.get() == since) {
                    to.getOutputStream().write(some, 0, n);
                  }
                }
              } catch (IOException closed) {
                // by either side
              }
            });
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    closeSockets();
  }

  private void closeSockets() {
    try {
      for (Socket each : sockets) {
        each.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
