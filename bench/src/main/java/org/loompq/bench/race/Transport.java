package org.loompq.bench.race;

/** How contenders reach the server. */
enum Transport {
  TCP("TCP"),
  UNIX("Unix socket");

  private final String title;

  Transport(String title) {
    this.title = title;
  }

  @Override
  public String toString() {
    return title;
  }
}
