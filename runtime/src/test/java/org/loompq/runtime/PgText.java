package org.loompq.runtime;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** What a server prints of values, with DateStyle ISO and TimeZone UTC; written from its rules. */
public final class PgText {

  private PgText() {}

  public static String date(LocalDate value) {
    if (value.equals(LocalDate.MAX)) {
      return "infinity";
    }
    return value.equals(LocalDate.MIN) ? "-infinity" : day(value) + era(value);
  }

  public static String time(LocalTime value) {
    return value.equals(LocalTime.MAX) ? "24:00:00" : clock(value);
  }

  public static String timestamp(LocalDateTime value) {
    if (value.equals(LocalDateTime.MAX)) {
      return "infinity";
    }
    return value.equals(LocalDateTime.MIN) ? "-infinity" : dateTime(value, "");
  }

  public static String timestamptz(Instant value) {
    if (value.equals(Instant.MAX)) {
      return "infinity";
    }
    return value.equals(Instant.MIN)
        ? "-infinity"
        : dateTime(LocalDateTime.ofInstant(value, ZoneOffset.UTC), "+00");
  }

  public static String timestamptz(OffsetDateTime value) {
    if (value.equals(OffsetDateTime.MAX)) {
      return "infinity";
    }
    return value.equals(OffsetDateTime.MIN) ? "-infinity" : timestamptz(value.toInstant());
  }

  private static String dateTime(LocalDateTime value, String zone) {
    LocalDate date = value.toLocalDate();
    return day(date) + " " + clock(value.toLocalTime()) + zone + era(date);
  }

  private static String day(LocalDate value) {
    int year = value.getYear() > 0 ? value.getYear() : 1 - value.getYear();
    return String.format(
        Locale.ROOT, "%04d-%02d-%02d", year, value.getMonthValue(), value.getDayOfMonth());
  }

  private static String era(LocalDate value) {
    return value.getYear() > 0 ? "" : " BC";
  }

  private static String clock(LocalTime value) {
    String seconds =
        String.format(
            Locale.ROOT, "%02d:%02d:%02d", value.getHour(), value.getMinute(), value.getSecond());
    String micros = String.format(Locale.ROOT, ".%06d", value.getNano() / 1000);
    return seconds + micros.replaceAll("\\.?0+$", "");
  }
}
