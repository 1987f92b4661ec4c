package org.loompq.runtime.codec;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.loompq.type.Box;
import org.loompq.type.Cidr;
import org.loompq.type.Circle;
import org.loompq.type.Inet;
import org.loompq.type.Line;
import org.loompq.type.LineSegment;
import org.loompq.type.MacAddress;
import org.loompq.type.MacAddress8;
import org.loompq.type.Path;
import org.loompq.type.Point;
import org.loompq.type.Polygon;
import org.loompq.type.TsQuery;
import org.loompq.type.TsVector;
import org.loompq.type.TsWeight;

/** Random addresses, geometric values and text search, with many of the cases that are special. */
public final class RandomValues {

  /** Numbers that float8 writes in a special way. */
  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    2 * Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    1e14,
    1e15,
    1e-4,
    1e-5,
    1e22,
    1e23,
    9007199254740992.0,
    123456789012345680.0
  };

  private static final String[] TEXTS = {
    "'",
    "\\",
    " ",
    ":",
    "a",
    "b",
    "ab",
    "\u00fc",
    "\u20ac",
    "\ufffd",
    "\ud83d\ude00",
    "x y",
    "&|!()<->",
    "*"
  };

  /** The name of each type, with what makes its values. */
  public static final Map<String, Function<Random, ?>> BY_TYPE = byType();

  private RandomValues() {}

  private static Map<String, Function<Random, ?>> byType() {
    Map<String, Function<Random, ?>> makers = new LinkedHashMap<>();
    makers.put("inet", RandomValues::inet);
    makers.put("cidr", RandomValues::cidr);
    makers.put("macaddr", RandomValues::macAddress);
    makers.put("macaddr8", RandomValues::macAddress8);
    makers.put("point", RandomValues::point);
    makers.put("line", RandomValues::line);
    makers.put("lseg", RandomValues::lineSegment);
    makers.put("box", RandomValues::box);
    makers.put("path", RandomValues::path);
    makers.put("polygon", RandomValues::polygon);
    makers.put("circle", RandomValues::circle);
    makers.put("tsvector", RandomValues::tsVector);
    makers.put("tsquery", RandomValues::tsQuery);
    return makers;
  }

  public static InetAddress address(Random random) {
    byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
    random.nextBytes(bytes);
    if (bytes.length == 16) {
      for (int group = 0; group < 16; group += 2) {
        int kind = random.nextInt(6);
        if (kind < 4) {
          bytes[group] = 0;
          bytes[group + 1] = (byte) (kind == 3 ? random.nextInt(3) : 0);
        } else if (kind == 4) {
          bytes[group] = bytes[group + 1] = -1;
        }
      }
    }
    return address(bytes);
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return bytes.length == 4
          ? InetAddress.getByAddress(bytes)
          : Inet6Address.getByAddress(null, bytes, -1);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static Inet inet(Random random) {
    Inet full = Inet.of(address(random));
    return random.nextInt(3) == 0
        ? full
        : new Inet(full.address(), random.nextInt(full.prefixLength() + 1));
  }

  public static Cidr cidr(Random random) {
    Inet inet = inet(random);
    byte[] bytes = inet.address().getAddress();
    for (int bit = inet.prefixLength(); bit < bytes.length * Byte.SIZE; bit++) {
      bytes[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
    }
    return new Cidr(address(bytes), inet.prefixLength());
  }

  public static MacAddress macAddress(Random random) {
    return new MacAddress(random.nextLong() >>> 16);
  }

  public static MacAddress8 macAddress8(Random random) {
    return new MacAddress8(random.nextLong());
  }

  static double number(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> SPECIAL[random.nextInt(SPECIAL.length)];
      case 1 -> random.nextInt(-100, 100);
      case 2 -> random.nextInt() / 1000.0;
      case 3 -> Math.scalb(random.nextBoolean() ? 1.0 : -1.0, random.nextInt(-1074, 1024));
      case 4 -> Double.parseDouble(random.nextInt(1000) + "e" + random.nextInt(-30, 30));
      default -> Double.longBitsToDouble(random.nextLong());
    };
  }

  public static Point point(Random random) {
    return new Point(number(random), number(random));
  }

  public static Line line(Random random) {
    double a = number(random);
    return new Line(a, Math.abs(a) <= 1e-6 ? 1 : number(random), number(random));
  }

  public static LineSegment lineSegment(Random random) {
    return new LineSegment(point(random), point(random));
  }

  public static Box box(Random random) {
    return new Box(point(random), point(random));
  }

  public static Path path(Random random) {
    return new Path(random.nextBoolean(), points(random));
  }

  public static Polygon polygon(Random random) {
    return new Polygon(points(random));
  }

  private static List<Point> points(Random random) {
    List<Point> points = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      points.add(point(random));
    }
    return points;
  }

  public static Circle circle(Random random) {
    return new Circle(point(random), Math.abs(number(random)));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      text.append(TEXTS[random.nextInt(TEXTS.length)]);
    }
    return text.toString();
  }

  private static TsWeight weight(Random random) {
    return List.copyOf(EnumSet.allOf(TsWeight.class)).get(random.nextInt(4));
  }

  public static TsVector tsVector(Random random) {
    Map<String, TsVector.Lexeme> lexemes = new TreeMap<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      Map<Integer, TsVector.Position> positions = new TreeMap<>();
      for (int k = random.nextInt(5); k > 0; k--) {
        int position = random.nextInt(random.nextBoolean() ? 10 : 16_383) + 1;
        positions.put(position, new TsVector.Position(position, weight(random)));
      }
      String text = text(random);
      lexemes.put(text, new TsVector.Lexeme(text, List.copyOf(positions.values())));
    }
    return new TsVector(List.copyOf(lexemes.values()));
  }

  public static TsQuery tsQuery(Random random) {
    return TsQuery.of(node(random, 4));
  }

  private static TsQuery.Node node(Random random, int depth) {
    return switch (depth == 0 ? 0 : random.nextInt(6)) {
      case 1 -> TsQuery.not(node(random, depth - 1));
      case 2 -> new TsQuery.And(nodes(random, depth - 1));
      case 3 -> new TsQuery.Or(nodes(random, depth - 1));
      case 4 -> {
        int distance = random.nextInt(3) == 0 ? random.nextInt(16_385) : 1;
        yield new TsQuery.Phrase(node(random, depth - 1), node(random, depth - 1), distance);
      }
      default -> lexeme(random);
    };
  }

  private static List<TsQuery.Node> nodes(Random random, int depth) {
    List<TsQuery.Node> nodes = new ArrayList<>();
    for (int i = random.nextInt(3); i > -2; i--) {
      nodes.add(node(random, depth));
    }
    return nodes;
  }

  private static TsQuery.Lexeme lexeme(Random random) {
    Set<TsWeight> weights = EnumSet.noneOf(TsWeight.class);
    for (int i = random.nextInt(3); i > 0; i--) {
      weights.add(weight(random));
    }
    return new TsQuery.Lexeme(text(random), weights, random.nextInt(4) == 0);
  }
}
