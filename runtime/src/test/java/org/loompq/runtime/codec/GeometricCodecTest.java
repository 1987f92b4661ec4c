package org.loompq.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.loompq.type.Box;
import org.loompq.type.Circle;
import org.loompq.type.Line;
import org.loompq.type.LineSegment;
import org.loompq.type.Path;
import org.loompq.type.Point;
import org.loompq.type.Polygon;

class GeometricCodecTest {

  private static final String ONE_TO_FOUR =
      "3ff00000000000004000000000000000 40080000000000004010000000000000";
  private static final String THREE_FOUR_ONE_TWO =
      "40080000000000004010000000000000 3ff00000000000004000000000000000";
  private static final String ONE_TO_THREE = "3ff00000000000004000000000000000 4008000000000000";

  private static final Point ONE_TWO = new Point(1, 2);
  private static final Point THREE_FOUR = new Point(3, 4);

  @Test
  void haveTheBytesThatTheServerSends() {
    check(Codecs.POINT, new Point(1, -2.5), "3ff0000000000000 c004000000000000");
    check(Codecs.LINE, new Line(1, 2, 3), ONE_TO_THREE);
    check(Codecs.LINE_SEGMENT, new LineSegment(ONE_TWO, THREE_FOUR), ONE_TO_FOUR);
    check(Codecs.BOX, new Box(ONE_TWO, THREE_FOUR), THREE_FOUR_ONE_TWO);
    check(Codecs.PATH, Path.closed(ONE_TWO, THREE_FOUR), "01 00000002" + ONE_TO_FOUR);
    check(Codecs.PATH, Path.open(ONE_TWO, THREE_FOUR), "00 00000002" + ONE_TO_FOUR);
    check(Codecs.POLYGON, Polygon.of(ONE_TWO, THREE_FOUR), "00000002" + ONE_TO_FOUR);
    check(Codecs.CIRCLE, new Circle(ONE_TWO, 3), ONE_TO_THREE);
  }

  private static <T> void check(Codec<T> codec, T value, String hex) {
    assertThat(WireValues.of(codec).hex(value)).isEqualTo(hex.replace(" ", ""));
    assertThat(WireValues.of(codec).readHex(hex)).isEqualTo(value);
  }

  @Property
  void numbersOfAnyBitsAreReadAsWritten(
      @ForAll boolean closed, @ForAll @Size(min = 1, max = 20) List<Long> bits) {
    List<Point> points =
        bits.stream()
            .map(x -> new Point(Double.longBitsToDouble(x), Double.longBitsToDouble(~x)))
            .toList();
    WireValues.of(Codecs.PATH).checkRoundTrip(new Path(closed, points));
    WireValues.of(Codecs.POLYGON).checkRoundTrip(new Polygon(points));
    Point first = points.getFirst();
    Point last = points.getLast();
    WireValues.of(Codecs.POINT).checkRoundTrip(first);
    WireValues.of(Codecs.LINE_SEGMENT).checkRoundTrip(new LineSegment(first, last));
    WireValues.of(Codecs.BOX).checkRoundTrip(new Box(first, last));
    WireValues.of(Codecs.CIRCLE).checkRoundTrip(new Circle(first, Math.abs(last.x())));
    WireValues.of(Codecs.LINE).checkRoundTrip(new Line(1, first.x(), last.y()));
  }

  @Test
  void sayWhyBytesAreNoValue() {
    assertRefused(Codecs.POINT, "3ff0000000000000", "has 8 bytes, where 16 belong");
    assertRefused(Codecs.LINE, "00".repeat(24), "a and b of a line cannot both be 0");
    assertRefused(Codecs.CIRCLE, "00".repeat(16) + "bff0000000000000", "radius of a circle");
    assertRefused(Codecs.PATH, "02 00000001" + "00".repeat(16), "and not 2");
    assertRefused(Codecs.PATH, "01 00000000", "points of a path take 4 bytes");
    assertRefused(Codecs.PATH, "", "points of a path");
    assertRefused(Codecs.POLYGON, "00000000", "points of a polygon take 4 bytes");
    assertRefused(Codecs.POLYGON, "7fffffff" + "00".repeat(16), "cannot be 2147483647");
    assertRefused(Codecs.POLYGON, "10000001" + "00".repeat(16), "cannot be 268435457");
    assertRefused(Codecs.POLYGON, "ffffffff", "cannot be -1");
  }

  private static void assertRefused(Codec<?> codec, String hex, String reason) {
    assertThatThrownBy(() -> WireValues.of(codec).readHex(hex))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining(reason);
  }
}
