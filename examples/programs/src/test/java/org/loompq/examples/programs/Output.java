package org.loompq.examples.programs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** Keeps the lines that a program prints. */
final class Output {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(bytes, true, UTF_8);

  PrintStream stream() {
    return stream;
  }

  List<String> lines() {
    return bytes.toString(UTF_8).lines().toList();
  }
}
