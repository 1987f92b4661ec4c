package org.loompq.runtime.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class WrappedCodecTest {

  private static final PgType TEXT = BuiltInTypes.get(25);

  record Email(String text) {
    Email {
      if (text.indexOf('@') < 0) {
        throw new IllegalArgumentException("no address: " + text);
      }
    }
  }

  private static final Codec<Email> EMAIL =
      Codecs.wrapped("Email", Codecs.STRING, Email::new, Email::text);

  @Test
  void readsARecordOfItsComponent() {
    assertThat(decoded("ada@example.com")).isEqualTo(new Email("ada@example.com"));
  }

  @Test
  void tellsWhichConstructorRefusedAndNotTheValue() {
    assertThatThrownBy(() -> decoded("secret"))
        .isInstanceOf(CodecException.class)
        .hasMessage("the constructor of Email threw java.lang.IllegalArgumentException")
        .cause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no address: secret");
  }

  private static Email decoded(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return EMAIL.decode(MemorySegment.ofArray(bytes), 0, bytes.length, TEXT);
  }
}
