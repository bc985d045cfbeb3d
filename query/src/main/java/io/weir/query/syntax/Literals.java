package io.weir.query.syntax;

import io.weir.query.QueryException;
import io.weir.storage.schema.Address;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Reads the values of literal tokens. */
final class Literals {
  private static final int MAX_DIGITS = 30;

  private Literals() {}

  static Literal.Quantity quantity(Token token) throws QueryException {
    String text = token.getText();
    int end = 0;
    while (end < text.length()
        && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    if (end > MAX_DIGITS) {
      throw QueryParser.position(token)
          .mistake("the number has more than " + MAX_DIGITS + " digits");
    }
    BigDecimal number = new BigDecimal(text.substring(0, end));
    return new Literal.Quantity(number, text.substring(end), QueryParser.position(token));
  }

  /** A date, a date with a time, or one with an offset; UTC unless it says otherwise. */
  static Literal.Moment moment(Token token) throws QueryException {
    String text = token.getText();
    try {
      return new Literal.Moment(text, millis(text), QueryParser.position(token));
    } catch (DateTimeException e) {
      throw QueryParser.position(token)
          .mistake(text + " is no time; write it as in 2026-11-20T10:30:00Z");
    }
  }

  private static long millis(String text) {
    if (!text.contains("T")) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
    boolean hasOffset =
        text.endsWith("Z") || text.indexOf('+') > 0 || text.lastIndexOf('-') > text.indexOf('T');
    return hasOffset
        ? OffsetDateTime.parse(text).toInstant().toEpochMilli()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  static Literal.Network network(Token token) throws QueryException {
    Position position = QueryParser.position(token);
    String text = token.getText();
    int slash = text.indexOf('/');
    try {
      Address address = Address.parse(slash < 0 ? text : text.substring(0, slash));
      if (slash < 0) {
        return new Literal.Network(address, Optional.empty(), position);
      }
      int bits = address.isIpv4() ? 32 : 128;
      String prefix = text.substring(slash + 1);
      if (prefix.length() > 3 || Integer.parseInt(prefix) > bits) {
        throw position.mistake("a prefix of " + address + " has at most " + bits + " bits");
      }
      return new Literal.Network(address, Optional.of(Integer.valueOf(prefix)), position);
    } catch (IllegalArgumentException e) {
      throw position.mistake(text + " is no address");
    }
  }

  static Literal.Mac mac(Token token) {
    return new Literal.Mac(
        Long.parseLong(token.getText().replace(":", ""), 16), QueryParser.position(token));
  }

  static Literal.AsNumber asNumber(Token token) throws QueryException {
    String digits = token.getText().substring(2);
    if (digits.length() > 10 || Long.parseLong(digits) > 0xffff_ffffL) {
      throw QueryParser.position(token)
          .mistake(token.getText() + " is no AS number: they end at 4294967295");
    }
    return new Literal.AsNumber(Long.parseLong(digits), QueryParser.position(token));
  }

  static Literal.Text text(Token token) {
    String raw = token.getText();
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < raw.length() - 1; i++) {
      if (raw.charAt(i) == '\\') {
        i++;
      }
      text.append(raw.charAt(i));
    }
    return new Literal.Text(text.toString(), QueryParser.position(token));
  }
}
