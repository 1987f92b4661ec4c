package org.loompq.processor.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ValuesListsTest {

  @Test
  void aListIsAUnionOfItsRows() {
    assertThat(ValuesLists.asQueries("VALUES (1, 'a'), ($1, f(2, 3)) ORDER BY 1"))
        .contains(
            "(SELECT 1 AS column1, 'a' AS column2 UNION ALL"
                + " SELECT $1 AS column1, f(2, 3) AS column2) ORDER BY 1");
  }

  @Test
  void allListsInParenthesesAreWrittenAnew() {
    assertThat(
            ValuesLists.asQueries(
                "SELECT * FROM (values (1), (2)) v (id) WHERE id IN (VALUES (ARRAY[1, 2][1]),(3))"))
        .contains(
            "SELECT * FROM ((SELECT 1 AS column1 UNION ALL SELECT 2 AS column1)) v (id) WHERE id IN"
                + " ((SELECT ARRAY[1, 2][1] AS column1 UNION ALL SELECT 3 AS column1))");
  }

  @Test
  void whatIsInsertedStaysAsItIs() {
    assertThat(ValuesLists.asQueries("INSERT INTO t VALUES (1), (DEFAULT)")).isEmpty();
    assertThat(ValuesLists.asQueries("INSERT INTO t (a) VALUES (1), (2)")).isEmpty();
  }

  @Test
  void oneRowIsShownByThePlanAnyway() {
    assertThat(ValuesLists.asQueries("SELECT * FROM (VALUES (1)) v")).isEmpty();
  }

  @Test
  void stringsAndCommentsAreNoLists() {
    assertThat(ValuesLists.asQueries("SELECT '(VALUES (1), (2))' -- (VALUES (1), (2))")).isEmpty();
  }
}
