package org.loompq.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

/** Records which virtual threads are pinned to their carriers, from its start on. */
final class PinnedThreads implements AutoCloseable {

  private final Recording recording = new Recording();

  PinnedThreads() {
    recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ZERO);
    recording.start();
  }

  /** Ends the recording: a description of each time that one was pinned. */
  List<String> stop() throws IOException {
    recording.stop();
    Path file = Files.createTempFile("pinned", ".jfr");
    try {
      recording.dump(file);
      List<String> pinned = new ArrayList<>();
      for (var event : RecordingFile.readAllEvents(file)) {
        if (event.getEventType().getName().equals("jdk.VirtualThreadPinned")) {
          pinned.add(event.toString());
        }
      }
      return pinned;
    } finally {
      Files.delete(file);
    }
  }

  @Override
  public void close() {
    recording.close();
  }
}
