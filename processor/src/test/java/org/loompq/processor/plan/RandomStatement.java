package org.loompq.processor.plan;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A statement that nobody would write, of joins, subqueries and expressions. */
final class RandomStatement {

  private static final List<String> TABLES = List.of("r1", "r2", "r3", "r4");

  static final List<String> PARAMETERS = List.of("int", "int?", "int[!]", "int[]");

  private record Column(String sql, boolean number) {}

  /** An item of FROM, and the columns that it shows. */
  private record Source(String sql, List<Column> columns) {}

  private final Random random;
  private final StringBuilder with = new StringBuilder();
  private final List<Source> named = new ArrayList<>();
  private int aliases;

  RandomStatement(Random random) {
    this.random = random;
  }

  static void createTables(Statement statement) throws SQLException {
    for (String table : List.of("r1", "r2", "r3")) {
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS %s
            (id int PRIMARY KEY, a int NOT NULL, b int, c text NOT NULL, d text, UNIQUE (a, b))
          """
              .formatted(table));
    }
    statement.execute(
        """
        CREATE TABLE IF NOT EXISTS r4 (id int, a int NOT NULL, b int, c text NOT NULL, d text)
          PARTITION BY LIST (a);
        CREATE TABLE IF NOT EXISTS r4_low PARTITION OF r4 FOR VALUES IN (0, 1);
        CREATE TABLE IF NOT EXISTS r4_high PARTITION OF r4 DEFAULT;
        CREATE OR REPLACE VIEW joined AS
          SELECT r1.id, r2.a, coalesce(r2.b, 0) AS b, r1.c, r2.d
          FROM r1 LEFT JOIN r2 ON r2.id = r1.b
        """);
  }

  static void fillTables(Statement statement, Random random) throws SQLException {
    for (String table : TABLES) {
      for (int id = 0; id < random.nextInt(5); id++) {
        statement.execute(
            "INSERT INTO %s VALUES (%d, %d, %s, '%s', %s) ON CONFLICT DO NOTHING"
                .formatted(
                    table,
                    id,
                    random.nextInt(4),
                    random.nextBoolean() ? "NULL" : random.nextInt(4),
                    "x".repeat(random.nextInt(3)),
                    random.nextBoolean() ? "NULL" : "'y'"));
      }
    }
  }

  String text() {
    for (int i = random.nextInt(3); i > 0; i--) {
      String name = alias();
      String query = i == 2 && random.nextInt(3) == 0 ? recursion(name) : query(1, List.of()).sql;
      List<Column> columns = shown(name);
      with.append(with.isEmpty() ? "WITH RECURSIVE " : ", ")
          .append(name)
          .append(" (m, n, t)")
          .append(" AS ")
          .append(pick("", "MATERIALIZED ", "NOT MATERIALIZED "))
          .append("(" + query + ")");
      named.add(new Source(name, columns));
    }
    String query = query(2, List.of()).sql;
    return with + " " + query + pick("", " LIMIT 1");
  }

  private String recursion(String name) {
    return """
    SELECT a, b, c FROM r1
    UNION ALL SELECT %1$s.m + 1, %2$s, %3$s FROM r2 JOIN %1$s ON %1$s.m = r2.a WHERE %1$s.m < 5
    """
        .formatted(
            name, pick("r2.a", "r2.b", name + ".n", "r2.id"), pick("r2.c", "r2.d", name + ".t"));
  }

  private static List<Column> shown(String alias) {
    return List.of(
        new Column(alias + ".m", true),
        new Column(alias + ".n", true),
        new Column(alias + ".t", false));
  }

  // Queries of the columns m, n (numbers) and t (a text)

  private Source query(int depth, List<Column> outer) {
    if (random.nextInt(5) == 0) {
      String operator = pick("UNION", "UNION ALL", "INTERSECT", "EXCEPT");
      return new Source(
          "(%s) %s (%s)".formatted(select(depth - 1, outer), operator, select(depth - 1, outer)),
          List.of());
    }
    return new Source(select(depth, outer), List.of());
  }

  private String select(int depth, List<Column> outer) {
    Source from = from(depth, outer);
    List<Column> columns = new ArrayList<>(from.columns);
    String where = random.nextInt(3) == 0 ? " WHERE " + condition(columns) : "";
    if (random.nextInt(4) == 0) {
      return grouped(from, where);
    }
    columns.addAll(outer);
    String items =
        "%s AS m, %s AS n, %s AS t".formatted(item(columns), item(columns), text(columns, 2));
    String distinct = random.nextInt(6) == 0 ? "DISTINCT " : "";
    String rest = distinct.isEmpty() ? pick("", "", " OFFSET 0", " ORDER BY 1, 2, 3") : "";
    return "SELECT " + distinct + items + " FROM " + from.sql + where + rest;
  }

  private String item(List<Column> columns) {
    return switch (random.nextInt(12)) {
      case 0 ->
          "(SELECT %s FROM r1 x WHERE x.id = %s)"
              .formatted(
                  pick("count(*)::int", "max(x.a)", "coalesce(max(x.b), 1)"), number(columns, 1));
      case 1 -> "(SELECT x.a FROM r2 x WHERE x.id = %s)".formatted(number(columns, 1));
      case 2 ->
          "%s OVER (PARTITION BY %s ORDER BY %s)"
                  .formatted(
                      pick(
                          "sum(" + number(columns, 1) + ")",
                          "lag(" + number(columns, 1) + ")",
                          "first_value(" + number(columns, 1) + ")",
                          "row_number()"),
                      number(columns, 1),
                      number(columns, 1))
              + "::int";
      case 3 ->
          "CASE WHEN EXISTS (SELECT 1 FROM r3 x WHERE x.b = %s) THEN 1 ELSE 0 END"
              .formatted(number(columns, 1));
      default -> number(columns, 2);
    };
  }

  private String grouped(Source from, String where) {
    String key = number(from.columns, 1) + " + 0";
    String text = text(from.columns, 1) + " || ''";
    String by = pick("%s, %s", "ROLLUP (%s, %s)", "CUBE (%s, %s)", "GROUPING SETS ((%s), (%s))");
    String aggregate =
        pick(
                "count(*)",
                "sum(%s)",
                "max(%s)",
                "count(%s)",
                "min(%s) FILTER (WHERE true)",
                "coalesce(sum(%s), 0)")
            .replace("%s", number(from.columns, 1));
    String having = random.nextInt(4) == 0 ? " HAVING count(*) > 0" : "";
    return "SELECT %s AS m, (%s)::int AS n, %s AS t FROM %s%s GROUP BY %s%s"
        .formatted(
            pick(key, "coalesce(" + key + ", 7)"),
            aggregate,
            text,
            from.sql,
            where,
            by.formatted(key, text),
            having);
  }

  // FROM

  private Source from(int depth, List<Column> outer) {
    Source left = item(depth);
    for (int joins = random.nextInt(Math.max(0, depth) + 2); joins > 0; joins--) {
      left = join(left, depth, outer);
    }
    return left;
  }

  private Source join(Source left, int depth, List<Column> outer) {
    if (random.nextInt(6) == 0) {
      List<Column> visible = new ArrayList<>(left.columns);
      visible.addAll(outer);
      Source right = subquery(depth - 1, visible);
      String kind = pick("LEFT", "INNER");
      return new Source(
          "%s %s JOIN LATERAL %s ON %s"
              .formatted(left.sql, kind, right.sql, pick("true", equality(left, right))),
          both(left, right));
    }
    Source right = random.nextInt(4) == 0 && depth > 0 ? nested(depth, outer) : item(depth);
    String kind = pick("INNER", "LEFT", "RIGHT", "FULL", "LEFT");
    String condition =
        kind.equals("FULL")
            ? equality(left, right)
            : pick(
                equality(left, right),
                equality(left, right) + " AND " + condition(both(left, right)));
    Source joined =
        new Source(
            "%s %s JOIN %s ON %s".formatted(left.sql, kind, right.sql, condition),
            both(left, right));
    List<Column> columns = new ArrayList<>(joined.columns);
    if (kind.equals("FULL")) {
      columns.add(
          new Column(
              "coalesce(%s, %s)".formatted(number(left.columns), number(right.columns)), true));
    }
    return new Source(joined.sql, columns);
  }

  private Source nested(int depth, List<Column> outer) {
    Source inner = join(item(depth - 1), depth - 1, outer);
    return new Source("(" + inner.sql + ")", inner.columns);
  }

  private static List<Column> both(Source left, Source right) {
    List<Column> both = new ArrayList<>(left.columns);
    both.addAll(right.columns);
    return both;
  }

  private Source item(int depth) {
    if (!named.isEmpty() && random.nextInt(4) == 0) {
      String alias = alias();
      return new Source(named.get(random.nextInt(named.size())).sql + " " + alias, shown(alias));
    }
    if (depth > 0 && random.nextInt(3) == 0) {
      return subquery(depth - 1, List.of());
    }
    String alias = alias();
    if (random.nextInt(8) == 0) {
      String function =
          pick(
              "generate_series(1, 2)",
              "generate_series(1, $1)",
              "generate_series(1, $2)",
              "unnest(ARRAY[1, NULL])",
              "unnest($3)",
              "unnest($4)");
      return new Source(
          function + " " + alias,
          List.of(new Column(alias, true), new Column(alias + "::text", false)));
    }
    String table = pick("r1", "r2", "r3", "r4", "joined");
    List<Column> columns = new ArrayList<>();
    for (String name : List.of("id", "a", "b", "c", "d")) {
      columns.add(new Column(alias + "." + name, List.of("id", "a", "b").contains(name)));
    }
    return new Source(table + " " + alias, columns);
  }

  private Source subquery(int depth, List<Column> outer) {
    String alias = alias();
    String columns = pick("", " (m, n, t)");
    return new Source("(" + query(depth, outer).sql + ") " + alias + columns, shown(alias));
  }

  // Expressions

  private String equality(Source left, Source right) {
    return number(left.columns) + " = " + number(right.columns);
  }

  private String condition(List<Column> columns) {
    return switch (random.nextInt(7)) {
      case 0 -> number(columns, 1) + " IS NOT NULL";
      case 1 -> number(columns, 1) + " IS NULL";
      case 2 -> number(columns, 1) + " = " + pick("1", "$1", "$2");
      case 3 -> number(columns, 1) + " > 0 AND " + text(columns, 1) + " <> 'z'";
      case 4 -> number(columns, 1) + " = 1 OR " + number(columns, 1) + " < 3";
      case 5 -> text(columns, 1) + " LIKE '%'";
      default -> number(columns, 1) + " IN (SELECT a FROM r3)";
    };
  }

  private String number(List<Column> columns) {
    return one(columns, true);
  }

  private String one(List<Column> columns, boolean number) {
    List<String> found = columns.stream().filter(c -> c.number == number).map(Column::sql).toList();
    return found.isEmpty() ? (number ? "1" : "'k'") : found.get(random.nextInt(found.size()));
  }

  private String number(List<Column> columns, int depth) {
    if (depth == 0) {
      return number(columns);
    }
    String x = number(columns, depth - 1);
    String y = number(columns, depth - 1);
    return switch (random.nextInt(17)) {
      case 0 -> "coalesce(%s, %s)".formatted(x, pick(y, "0"));
      case 1 -> "(%s + %s)".formatted(x, y);
      case 2 -> "CASE WHEN %s THEN %s ELSE %s END".formatted(comparison(columns), x, y);
      case 3 -> "greatest(%s, %s)".formatted(x, y);
      case 4 -> "nullif(%s, 2)".formatted(x);
      case 5 -> "abs(%s)".formatted(x);
      case 6 -> pick("1", "$1", "$2", "NULL::int", "(%s IS NULL)::int".formatted(x));
      case 7 -> "length(%s)".formatted(text(columns, depth - 1));
      case 8 -> "(%s)::bigint::int".formatted(x);
      case 9 -> "(%s = ANY (%s))::int".formatted(x, pick("$3", "$4", "ARRAY[" + y + ", 1]"));
      case 10 ->
          "(%s %s (SELECT x.%s FROM r3 x))::int"
              .formatted(x, pick("IN", "NOT IN", "> ALL"), pick("id", "a", "b"));
      case 11 -> "cardinality((ARRAY[%s])[%s:])".formatted(x, pick("1", y));
      case 12 -> "(CASE %s IS NULL WHEN true THEN %s ELSE %s END)".formatted(x, y, x);
      default -> x;
    };
  }

  private String comparison(List<Column> columns) {
    return number(columns) + pick(" = 1", " IS NULL", " IS DISTINCT FROM 2");
  }

  private String text(List<Column> columns, int depth) {
    if (depth == 0) {
      return one(columns, false);
    }
    String x = text(columns, depth - 1);
    return switch (random.nextInt(9)) {
      case 0 -> "coalesce(%s, '-')".formatted(x);
      case 1 -> "(%s || %s)".formatted(x, text(columns, depth - 1));
      case 2 -> "upper(%s)".formatted(x);
      case 3 -> "(%s)::text".formatted(number(columns, depth - 1));
      case 4 ->
          pick("concat(%s, 'q')", "concat_ws('-', %s, 'q')", "concat_ws(%s, 'q')").formatted(x);
      case 5 -> "CASE WHEN %s THEN %s END".formatted(comparison(columns), x);
      default -> x;
    };
  }

  private String alias() {
    return "t" + aliases++;
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
