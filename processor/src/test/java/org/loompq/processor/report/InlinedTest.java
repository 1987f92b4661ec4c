package org.loompq.processor.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class InlinedTest {

  private static final String NASTY = "</script><!-- <script> & ]]> \u2028 \u2029 \\u003c \"'";

  @Test
  void jsonHoldsNothingThatMeansSomethingToHtmlOrOldScripts() {
    String json = Inlined.json(JsonMapper.shared().writeValueAsString(NASTY));
    assertThat(json).doesNotContain("<", ">", "&", "\u2028", "\u2029");
    assertThat(JsonMapper.shared().readValue(json, String.class)).isEqualTo(NASTY);
  }

  @Test
  void textIsNoMarkup() {
    assertThat(Inlined.text("<b>&lt;</b>")).isEqualTo("&lt;b&gt;&amp;lt;&lt;/b&gt;");
  }

  @Test
  void aHashIsThatOfTheSpecification() { // from its example of a script
    assertThat(Inlined.hash("alert('Hello, world.');"))
        .isEqualTo("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
  }
}
