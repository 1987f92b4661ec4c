package org.loompq.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeometryTest {

  private static final Point ONE_TWO = new Point(1, 2);
  private static final Point THREE_FOUR = new Point(3, 4);

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, -0",
    "NaN, NaN",
    "Infinity, Infinity",
    "-Infinity, -Infinity",
    "1e14, 100000000000000",
    "1e15, 1e+15",
    "123456789012345680, 1.2345678901234568e+17",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "-123.45e-7, -1.2345e-05",
    "1e22, 1e+22",
    "1e23, 9.999999999999999e+22",
    "1e100, 1e+100",
    "4.9e-324, 5e-324",
    "9.9e-324, 1e-323",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "0.1, 0.1",
  })
  void numbersAreWrittenAsTheServerDoes(double number, String text) {
    assertThat(new Point(number, 0)).hasToString("(" + text + ",0)");
  }

  @Test
  void writtenNumbersLeadBackToThemselves() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      assertThat(Double.parseDouble(Float8Text.of(number)))
          .as("seed %d", seed)
          .isEqualTo(Double.valueOf(number));
    }
  }

  @Test
  void valuesAreWrittenAsTheServerDoes() {
    assertThat(new Point(1, -2.5)).hasToString("(1,-2.5)");
    assertThat(new Line(1, -1, 0.5)).hasToString("{1,-1,0.5}");
    assertThat(new LineSegment(ONE_TWO, THREE_FOUR)).hasToString("[(1,2),(3,4)]");
    assertThat(new Box(ONE_TWO, THREE_FOUR)).hasToString("(3,4),(1,2)");
    assertThat(Path.open(ONE_TWO, THREE_FOUR)).hasToString("[(1,2),(3,4)]");
    assertThat(Path.closed(ONE_TWO)).hasToString("((1,2))");
    assertThat(Polygon.of(ONE_TWO, THREE_FOUR)).hasToString("((1,2),(3,4))");
    assertThat(new Circle(ONE_TWO, 3)).hasToString("<(1,2),3>");
  }

  @Test
  void aBoxKeepsTheUpperRightCornerFirst() {
    Box box = new Box(THREE_FOUR, ONE_TWO);
    assertThat(new Box(ONE_TWO, THREE_FOUR)).isEqualTo(box);
    assertThat(new Box(new Point(1, 4), new Point(3, 2))).isEqualTo(box);
    assertThat(new Box(new Point(3, 2), new Point(1, 4))).isEqualTo(box);
    assertThat(box.high()).isEqualTo(THREE_FOUR);
    assertThat(new Box(new Point(1, 0), new Point(Double.NaN, -0.0))).hasToString("(NaN,0),(1,-0)");
  }

  @Test
  void refusesWhatTheServerRefuses() {
    assertRefused(() -> new Line(0, 0, 1), "a and b of a line cannot both be 0");
    assertRefused(() -> new Line(1e-7, -1e-7, 1), "a and b of a line cannot both be 0");
    assertRefused(() -> new Circle(ONE_TWO, -1), "the radius of a circle cannot be -1.0");
    assertRefused(() -> Path.open(), "a path has one point at least");
    assertRefused(() -> Polygon.of(), "a polygon has one point at least");
  }

  private static void assertRefused(Runnable maker, String reason) {
    assertThatThrownBy(maker::run).isInstanceOf(IllegalArgumentException.class).hasMessage(reason);
  }

  @Test
  void doesNotChangeWithTheListItWasMadeOf() {
    List<Point> points = new ArrayList<>(List.of(ONE_TWO));
    Path path = new Path(true, points);
    Polygon polygon = new Polygon(points);
    points.add(THREE_FOUR);
    assertThat(path.points()).containsExactly(ONE_TWO);
    assertThat(polygon.points()).containsExactly(ONE_TWO);
  }

  @Test
  @SuppressWarnings("NullAway") // what is tested
  void refusesNull() {
    assertThatNullPointerException().isThrownBy(() -> new LineSegment(null, ONE_TWO));
    assertThatNullPointerException().isThrownBy(() -> new LineSegment(ONE_TWO, null));
    assertThatNullPointerException().isThrownBy(() -> new Circle(null, 1));
    assertThatNullPointerException().isThrownBy(() -> new Box(null, ONE_TWO));
    assertThatNullPointerException().isThrownBy(() -> new Box(ONE_TWO, null));
  }
}
