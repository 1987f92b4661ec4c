package org.loompq.runtime.connection;

import org.loompq.error.ConnectionException;

/** What is wrong with a connection string, in words that hold no piece of it but a keyword. */
final class BadConnectionString {

  private static final String NOT_SHOWN = "; it is not shown, since it may hold a password";

  private static final String RESERVED =
      "; in a URI, characters such as @ / : % ? in names and passwords are percent-encoded: %40 for"
          + " @, %2F for /, %3A for :";

  private BadConnectionString() {}

  static ConnectionException forAnotherClient() {
    return error(
        "a URL that begins with jdbc: is for another client; loompq takes what libpq takes, as in"
            + " \"postgresql://user:password@host:port/database\"");
  }

  static ConnectionException neitherUriNorName() {
    return error(
        "the connection string is neither a URI, which begins with postgresql://, nor \"key=value"
            + " ...\", and a database's name does not hold : @ or /"
            + NOT_SHOWN);
  }

  static ConnectionException host() {
    return error("the connection string's host holds an @" + NOT_SHOWN + RESERVED);
  }

  static ConnectionException port() {
    return error("the connection string's port is not a number" + NOT_SHOWN + RESERVED);
  }

  static ConnectionException user() {
    return error(
        "the user's name in the connection string holds a colon, and perhaps the password behind"
            + " it, which has an option of its own"
            + NOT_SHOWN
            + "; in a URI the colon between the two is not percent-encoded");
  }

  static ConnectionException database() {
    return error(
        "the database's name in the connection string holds what belongs to a user, password or"
            + " host"
            + NOT_SHOWN
            + RESERVED);
  }

  /** One that libpq cannot take apart. */
  static ConnectionException of(String dsn) {
    UnknownKeyword unknown = UnknownKeyword.in(dsn);
    if (unknown != null) {
      return error(
          "the connection string has a keyword that libpq does not know: "
              + (unknown.mayBeSecret()
                  ? "it stands behind a password or does not look like a keyword, so it may be a"
                      + " piece of a password and is not shown; values that hold spaces are put in"
                      + " single quotes, and characters such as @ / & % in a URI are"
                      + " percent-encoded"
                  : "\"" + unknown.keyword() + "\"")
              + "; \"Parameter Key Words\" in PostgreSQL's documentation of libpq lists them");
    }
    return ConnectionString.isUri(dsn)
        ? error(
            "the connection string is not a valid URI"
                + NOT_SHOWN
                + "; it is \"postgresql://user:password@host:port/database?key=value\""
                + RESERVED)
        : error(
            "the connection string is not valid"
                + NOT_SHOWN
                + "; it is \"key=value ...\", with values that hold spaces in single quotes, or a"
                + " URI, which begins with postgresql://");
  }

  private static ConnectionException error(String message) {
    return new ConnectionException(message, null, true);
  }
}
