package org.loompq.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.loompq.error.ConnectionException;
import org.loompq.runtime.TestServer;

/** A connection string that is not what it looks like must not end up in an error's text. */
class ConnectionStringTest {

  static {
    TestServer.url(); // which has libpq on its way
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada:topsecret@127.0.0.1:54399/bank",
        "ada:topsecret@127.0.0.1",
        "ada/topsecret",
        "//ada:topsecret@host/db",
        "postgresql:/ada:topsecret@host/db",
        "postgresql:ada:topsecret@host",
        "postgress://ada:topsecret@host/db",
        "POSTGRESQL://ada:topsecret@host/db",
        " postgresql://ada:topsecret@host/db",
        "http://ada:topsecret@host/db?sslmode=require",
        "ada:topsecret@host/db?sslmode=require",
        "postgresql:/ada:topsecret@host/db?sslmode=require",
        "postgresql://localhost:5432/topsecret@x",
        "postgresql://ada:54/topsecret@host/db",
        "postgresql://ada:54/topsecret@host:5432/db",
        "postgresql://ada:54,55/topsecret:x",
        "postgresql://ada:topsecret/x@host/db",
        "postgresql://ada:x@topsecret@host/db",
        "postgresql://ada:x@y/topsecret@host/db",
        "postgresql://ada:x?y@z/topsecret@host/db",
        "postgresql://ada%3Atopsecret@host/db",
        "postgresql://host/db?user=ada:topsecret",
        "postgresql://host/?dbname=ada:topsecret@host",
        "postgresql://ada:54/x?topsecret=y@host/db",
        "postgresql://ada:54/topsecret?x=y@host/db",
        "postgresql://ada:topsecret@[host",
        "postgresql://ada:topsecret%zz@host/db",
        "postgresql://ada:100%topsecret@host/db",
        "dbname=postgresql://ada:topsecret@host/db",
        "dbname=ada:topsecret@host",
        "user=ada:topsecret",
        "port=topsecret",
        "host=a password=x topsecret",
        "host=a password=x topsecret=y",
        "host=a password = x topsecret = y",
        "host=a password='topsecret",
        "host=a topsecret",
        "jdbc:postgresql://localhost/d?password=topsecret"
      })
  void refusesWhatWouldShowAPieceOfAPassword(String dsn) {
    assertThatThrownBy(() -> ConnectionString.parse(dsn))
        .isInstanceOf(ConnectionException.class)
        .hasMessageNotContaining("topsecret")
        .hasNoCause();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ada:topsecret@host/bank | begins with postgresql://",
        "bank/ada | begins with postgresql://",
        "postgresql://localhost/topsecret@x | database's name",
        "dbname=ada:topsecret@host | database's name",
        "user=ada:topsecret | user's name",
        "postgresql://ada:x@topsecret@host/db | host",
        "postgresql://host:54x/bank | port",
        "host=localhost port=x | port",
        "jdbc:postgresql://localhost/bank | jdbc:",
        "host=localhost sslmod=require | \"sslmod\"",
        "host=localhost dbname='a b' user=a\\ b currentSchema = app | \"currentSchema\"",
        "postgresql://ada:secret@localhost/bank?ssl=true&prepareThreshold=0 | \"prepareThreshold\"",
        "host=a password=x sslmod=require | behind a password",
        "host=localhost dbname | single quotes",
        "postgresql://[localhost | percent-encoded"
      })
  void saysWhatIsWrong(String dsn, String expected) {
    assertThatThrownBy(() -> ConnectionString.parse(dsn)).hasMessageContaining(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "bank",
        "my bank",
        "host=localhost dbname=my@bank",
        "host=localhost dbname=bank user=ada@region password=a:b@c/d",
        "host=/run/postgresql,localhost port=5432,5433",
        "postgresql://",
        "postgres://ada@localhost/bank",
        "postgresql://ada:a?b%2Fc%40@localhost:5432/bank?application_name=a@b:c/d",
        "postgresql://ada@%2Frun%2Fpostgresql/bank",
        "postgresql:///bank?host=/run/postgresql",
        "postgresql://[::1]:5432,localhost:5433/bank",
        "postgresql://localhost/a%2Fb%40c",
        "postgresql://localhost?user=ada@region&ssl=true"
      })
  void takesWhatLibpqTakes(String dsn) {
    assertThat(ConnectionString.parse(dsn)).isNotNull();
  }

  @Test
  void knowsWhichOptionsAreSet() {
    assertThat(ConnectionString.parse("service=bank").has("service")).isTrue();
    assertThat(ConnectionString.parse("").has("service")).isFalse();
    assertThat(ConnectionString.parse("bank").has("dbname")).isTrue();
  }
}
