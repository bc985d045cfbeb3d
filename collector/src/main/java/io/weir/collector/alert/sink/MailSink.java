package io.weir.collector.alert.sink;

import io.weir.collector.alert.state.Alert;
import io.weir.collector.config.Endpoint;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** People, by e-mail over SMTP: one message for each notification. */
final class MailSink implements Sink {
  /** How the way to the server is kept from others' eyes. */
  enum Security {
    /** Encrypted once the server has been greeted; not sent if it cannot be. */
    STARTTLS,
    /** Encrypted from the first byte. */
    TLS,
    /** Not at all. */
    NONE
  }

  /** Who asks the server to send. */
  record Login(String user, Secret password) {}

  private static final String TIMEOUT_MILLIS = "10000";

  private final Endpoint server;
  private final Security security;
  private final Optional<Login> login;
  private final InternetAddress from;
  private final List<InternetAddress> to;
  private final String consoleUrl;

  MailSink(
      Endpoint server,
      Security security,
      Optional<Login> login,
      InternetAddress from,
      List<InternetAddress> to,
      String consoleUrl) {
    this.server = server;
    this.security = security;
    this.login = login;
    this.from = from;
    this.to = List.copyOf(to);
    this.consoleUrl = consoleUrl;
  }

  @Override
  public void tell(Notification notification) throws IOException, RefusedException {
    Session session = Session.getInstance(properties());
    String scheme = security == Security.TLS ? "smtps" : "smtp";
    try (Transport transport = session.getTransport(scheme)) {
      String password = login.isEmpty() ? null : login.get().password().reveal();
      transport.connect(
          server.host(), server.port(), login.map(Login::user).orElse(null), password);
      Message message = message(session, notification);
      transport.sendMessage(message, message.getAllRecipients());
    } catch (MessagingException e) {
      String problem = "mail to " + server + " failed: " + e.getMessage().strip();
      if (isFinal(e)) {
        throw new RefusedException(problem);
      }
      throw new IOException(problem, e);
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    for (String scheme : List.of("smtp", "smtps")) {
      String prefix = "mail." + scheme + ".";
      properties.setProperty(prefix + "connectiontimeout", TIMEOUT_MILLIS);
      properties.setProperty(prefix + "timeout", TIMEOUT_MILLIS);
      properties.setProperty(prefix + "writetimeout", TIMEOUT_MILLIS);
      properties.setProperty(prefix + "auth", Boolean.toString(login.isPresent()));
      properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    }
    String starttls = Boolean.toString(security == Security.STARTTLS);
    properties.setProperty("mail.smtp.starttls.enable", starttls);
    properties.setProperty("mail.smtp.starttls.required", starttls);
    return properties;
  }

  private Message message(Session session, Notification notification) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(from);
    message.setRecipients(Message.RecipientType.TO, to.toArray(InternetAddress[]::new));
    message.setSubject(AlertText.subject(notification), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(Instant.ofEpochMilli(notification.atMillis())));
    message.setText(body(notification), StandardCharsets.UTF_8.name());
    message.saveChanges();
    message.setHeader("Message-ID", "<" + notification.id() + "@weir>");
    message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834
    return message;
  }

  private String body(Notification notification) {
    StringBuilder body = new StringBuilder();
    for (Alert alert : notification.alerts()) {
      body.append(AlertText.line(alert)).append('\n');
      body.append("  since ").append(Instant.ofEpochMilli(alert.activeAtMillis())).append('\n');
      Map<String, String> texts = new TreeMap<>(alert.annotations());
      texts.forEach(
          (name, text) -> body.append("  ").append(name).append(": ").append(text).append('\n'));
      body.append('\n');
    }
    return body.append(consoleUrl).append('\n').toString();
  }

  /** Whether the server said that it will never take the message (RFC 5321, section 4.2.1). */
  private static boolean isFinal(MessagingException failure) {
    for (Exception e = failure;
        e instanceof MessagingException messaging;
        e = messaging.getNextException()) {
      int code =
          switch (e) {
            case SMTPSendFailedException send -> send.getReturnCode();
            case SMTPAddressFailedException address -> address.getReturnCode();
            default -> 0;
          };
      if (code >= 550 && code <= 554) {
        return true;
      }
    }
    return false;
  }
}
