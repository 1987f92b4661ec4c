package org.loompq;

import java.util.List;

/** Uses a raw type, of which javac only warns. */
final class Planted {

  private Planted() {}

  static int size(List list) {
    return list.size();
  }
}
