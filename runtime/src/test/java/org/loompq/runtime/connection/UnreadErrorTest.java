package org.loompq.runtime.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadErrorTest {

  private static final String NOTICE =
      message('N', "SNOTICE\0VNOTICE\0C00000\0MVERROR C22P02 ERROR\0Rexec_E\0\0");

  /** With its length, which holds no bytes beyond ASCII here. */
  private static String message(char type, String fields) {
    byte[] length = ByteBuffer.allocate(4).putInt(fields.length() + 4).array();
    return type + new String(length, UTF_8) + fields;
  }

  private static String error(String severity) {
    return message('E', "SFEHLER\0V" + severity + "\0C22P02\0Mno\0\0") + message('Z', "I");
  }

  private static boolean isIn(String bytes) {
    return UnreadError.isIn(MemorySegment.ofArray(bytes.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ERROR", "FATAL", "PANIC"})
  void isSeenAloneAndBehindNotices(String severity) {
    assertThat(isIn(error(severity))).isTrue();
    assertThat(isIn(NOTICE + NOTICE + error(severity))).isTrue();
  }

  @Test
  void isSeenWhereverInAMessageTheUnreadBytesBegin() {
    for (int begin = 0; begin < NOTICE.length(); begin++) {
      assertThat(isIn(NOTICE.substring(begin) + error("ERROR"))).isTrue();
    }
  }

  @Test
  void isNotSeenInNotices() {
    String notices = NOTICE + NOTICE;
    for (int begin = 0; begin < notices.length(); begin++) {
      assertThat(isIn(notices.substring(begin))).isFalse();
      assertThat(isIn(notices.substring(0, begin))).isFalse();
    }
  }
}
