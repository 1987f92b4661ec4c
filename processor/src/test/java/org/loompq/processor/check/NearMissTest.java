package org.loompq.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearMissTest {

  @Test
  void findsTheClosestName() {
    assertThat(NearMiss.of("ownr", List.of("id", "owner", "over"))).contains("owner");
    assertThat(NearMiss.of("owner_nmae", List.of("owner_name"))).contains("owner_name");
    assertThat(NearMiss.of("OWNER", List.of("owner"))).contains("owner");
  }

  @Test
  void suggestsNothingThatIsFarAway() {
    assertThat(NearMiss.of("something", List.of("owner", "id"))).isEmpty();
    assertThat(NearMiss.of("x", List.of("id"))).isEmpty();
  }

  @Test
  void countsASwapAsOneChange() {
    assertThat(NearMiss.distance("nmae", "name")).isEqualTo(1);
    assertThat(NearMiss.distance("", "ab")).isEqualTo(2);
    assertThat(NearMiss.distance("kitten", "sitting")).isEqualTo(3);
  }
}
