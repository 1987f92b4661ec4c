package org.loompq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTest {

  @Test
  void numbersTheValuesOfAllFragmentsAnew() {
    Sql sql =
        Sql.of("SELECT * FROM account WHERE owner = $1", "Ada")
            .append("AND balance BETWEEN $1 AND $2", 1, 2);

    assertThat(sql.text())
        .isEqualTo("SELECT * FROM account WHERE owner = $1 AND balance BETWEEN $2 AND $3");
    assertThat(sql.parameters()).containsExactly("Ada", 1, 2);
  }

  @Test
  void sendsAValueOnceThatIsUsedTwice() {
    Sql condition = Sql.of("a = $1 OR b = $1", 7);

    assertThat(Sql.of("$1 AND ($2)", Sql.of("c = $1", 8), condition).text())
        .isEqualTo("c = $1 AND (a = $2 OR b = $2)");
    assertThat(condition.parameters()).containsExactly(7);
    assertThat(condition.append(condition).parameters()).containsExactly(7);
  }

  @Test
  void numbersByPlaceNotByArgument() {
    Sql sql = Sql.of("$2, $1, $2", "first", "second");

    assertThat(sql.text()).isEqualTo("$1, $2, $1");
    assertThat(sql.parameters()).containsExactly("second", "first");
  }

  @Test
  void keepsNulls() {
    assertThat(Sql.of("$1, $2", null, 1).parameters()).containsExactly(null, 1);
    assertThat(Sql.value(null).parameters()).hasSize(1).containsOnlyNulls();
  }

  @Test
  void leavesAloneWhatOnlyLooksLikeAParameter() {
    String text =
        """
        SELECT '$1', E'\\'$1', "$1", $$ $1 $$, $a$ $1 $a$, a$1, -- $1
          /* $1 /* $1 */ $1 */ 'it''s $1', U&"$1", B'1', $1\
        """;

    assertThat(Sql.of(text, 5).append("$1", 6).text()).isEqualTo(text + " $2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'a", "\"a", "/* a", "$$ a", "$x$ a $y$", "E'a\\'", "/* /* */"})
  void refusesWhatDoesNotEnd(String text) {
    assertThatThrownBy(() -> Sql.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not end");
  }

  @Test
  void refusesArgumentsThatDoNotFitTheText() {
    assertThatThrownBy(() -> Sql.of("a = $1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("this SQL cannot be used: it has $1, but 0 arguments were given: a = $1");
    assertThatThrownBy(() -> Sql.of("a = $1", 5, "secret"))
        .hasMessage("this SQL cannot be used: 2 arguments were given, but it has no $2: a = $1");
    assertThatThrownBy(() -> Sql.of("$0", 5)).hasMessageContaining("it has $0");
    assertThatThrownBy(() -> Sql.of("$99999999999", 5)).hasMessageContaining("it has $99999999999");
  }

  @Test
  void endsALineCommentBeforeWhatFollows() {
    assertThat(Sql.where(Sql.of("a -- why"), Sql.of("b")).text())
        .isEqualTo("WHERE (a -- why\n) AND (b)");
  }

  @Test
  void makesNoTokenOfTwo() {
    assertThat(Sql.of("SELECT 1 -$1", Sql.of("-2")).text()).isEqualTo("SELECT 1 - -2");
    assertThat(Sql.of("SELECT").append("a").append(Sql.value(1)).text()).isEqualTo("SELECT a $1");
    assertThat(Sql.value(1).append(Sql.value(2)).text()).isEqualTo("$1 $2");
    assertThat(Sql.of("SELECT 4 /$1", Sql.of("*")).text()).isEqualTo("SELECT 4 / *");
    assertThat(Sql.of("$1::text", Sql.identifier("a")).text()).isEqualTo("\"a\" ::text");
  }

  @Test
  void quotesIdentifiers() {
    assertThat(Sql.identifier("account").text()).isEqualTo("\"account\"");
    assertThat(Sql.identifier("we\"ird", "T; DROP").text()).isEqualTo("\"we\"\"ird\".\"T; DROP\"");
    assertThat(Sql.of("$1.$2", Sql.identifier("a"), Sql.identifier("b")).text())
        .isEqualTo("\"a\".\"b\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\0b", "\ud800"})
  void refusesNamesThatTheServerCannotHave(String name) {
    assertThatThrownBy(() -> Sql.identifier("a", name))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAnIdentifierWithoutName() {
    assertThatThrownBy(Sql::identifier).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void leavesOutConditionsThatAreNotWanted() {
    Sql none = Sql.when(false, Sql.of("a = $1", 1));

    assertThat(Sql.where(none, Sql.of("b = $1", 2)).text()).isEqualTo("WHERE (b = $1)");
    assertThat(Sql.where(none, Sql.empty()).isEmpty()).isTrue();
    assertThat(Sql.of("SELECT 1 $1 LIMIT $2", Sql.where(none), 3).text())
        .isEqualTo("SELECT 1  LIMIT $1");
  }

  @Test
  void keepsTheMeaningOfConditionsInParentheses() {
    Sql either = Sql.or(Sql.of("a = $1", 1), Sql.of("b = $1", 2));

    assertThat(Sql.and(List.of(either, Sql.of("c"))).text())
        .isEqualTo("((a = $1) OR (b = $2)) AND (c)");
  }

  @Test
  void makesRowsAndLists() {
    Sql rows = Sql.values(List.of(Sql.row(1, "a"), Sql.row(2, Sql.of("DEFAULT"))));

    assertThat(Sql.of("INSERT INTO t $1", rows).text())
        .isEqualTo("INSERT INTO t VALUES ($1, $2), ($3, DEFAULT)");
    assertThat(rows.parameters()).containsExactly(1, "a", 2);
    assertThatThrownBy(Sql::row).hasMessageContaining("ANY");
    assertThatThrownBy(() -> Sql.values(List.of())).hasMessageContaining("VALUES needs a row");
  }

  @Test
  void joinsWhatIsNotEmpty() {
    Sql changes = Sql.join(", ", List.of(Sql.of("a = $1", 1), Sql.empty(), Sql.of("b = $1", 2)));

    assertThat(changes.text()).isEqualTo("a = $1, b = $2");
  }

  @Test
  void showsNoValues() {
    Sql sql = Sql.of("password = $1", "hunter2");

    assertThat(sql).hasToString("password = $1");
    assertThat(Sql.of("SELECT $1", sql)).hasToString("SELECT password = $1");
  }

  @Test
  void isEqualToTheSameTextWithTheSameValues() {
    assertThat(Sql.of("a = $1", 5)).isEqualTo(Sql.of("a =").append(Sql.value(5)));
    assertThat(Sql.of("a = $1", 5)).hasSameHashCodeAs(Sql.of("a = $1", 5));
    assertThat(Sql.of("a = $1", 5)).isNotEqualTo(Sql.of("a = $1", 6));
  }
}
