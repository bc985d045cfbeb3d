package io.weir.collector.alert.sink;

import io.weir.collector.config.Endpoint;
import io.weir.collector.config.SettingType;
import io.weir.collector.config.YamlMap;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The ways to tell that a file can choose, each with the keys of its own. */
enum SinkType {
  ALERTMANAGER(Duration.ofMinutes(1), "urls bearer_token timeout") {
    @Override
    List<Sink> sinks(YamlMap map, SinkSettings settings, String consoleUrl, Clock clock) {
      List<Sink> sinks = new ArrayList<>();
      for (String text : required(map, "urls")) {
        address(map, "urls", text.replaceFirst("/$", "") + "/api/v2/alerts", PostAddress::at)
            .ifPresent(
                url ->
                    sinks.add(
                        new AlertmanagerSink(
                            post(map, url), settings.repeatInterval(), consoleUrl, clock)));
      }
      if (settings.repeatInterval().isZero()) {
        map.mistake("repeat_interval", "Alertmanager must be told again and again; write 1m");
      }
      return sinks;
    }
  },

  WEBHOOK(Duration.ofHours(4), "url secret bearer_token timeout") {
    @Override
    List<Sink> sinks(YamlMap map, SinkSettings settings, String consoleUrl, Clock clock) {
      Optional<Secret> key = Secret.read(map, "secret");
      return required(map, "url").stream()
          .flatMap(text -> address(map, "url", text, PostAddress::atOrIn).stream())
          .map(
              url ->
                  (Sink) new WebhookSink(post(map, url), settings.name(), key, consoleUrl, clock))
          .toList();
    }
  },

  EMAIL(Duration.ofHours(4), "server security username password from to") {
    @Override
    List<Sink> sinks(YamlMap map, SinkSettings settings, String consoleUrl, Clock clock) {
      Optional<Endpoint> server =
          map.required("server").flatMap(_ -> map.value("server", SettingType.ENDPOINT));
      MailSink.Security security =
          map.value("security", SettingType.choice(MailSink.Security.class))
              .orElse(MailSink.Security.STARTTLS);
      Optional<Secret> password = Secret.read(map, "password");
      Optional<MailSink.Login> login =
          map.text("username")
              .flatMap(user -> password.map(secret -> new MailSink.Login(user, secret)));
      if (map.has("username") != map.has("password")) {
        map.mistake("\"username\" and \"password\" go together");
      }
      List<InternetAddress> from = addresses(map, "from");
      List<InternetAddress> to = addresses(map, "to");
      return server.isEmpty() || from.isEmpty() || to.isEmpty()
          ? List.of()
          : List.of(new MailSink(server.get(), security, login, from.getFirst(), to, consoleUrl));
    }
  },

  SYSLOG(Duration.ofHours(4), "server transport hostname") {
    @Override
    List<Sink> sinks(YamlMap map, SinkSettings settings, String consoleUrl, Clock clock) {
      SyslogSink.Transport transport =
          map.value("transport", SettingType.choice(SyslogSink.Transport.class))
              .orElse(SyslogSink.Transport.UDP);
      return map.required("server").flatMap(_ -> map.value("server", SettingType.ENDPOINT)).stream()
          .map(server -> (Sink) new SyslogSink(server, transport, map.text("hostname").orElse("-")))
          .toList();
    }
  },

  LOG(Duration.ofHours(4), "") {
    @Override
    List<Sink> sinks(YamlMap map, SinkSettings settings, String consoleUrl, Clock clock) {
      return List.of(new LogSink());
    }
  };

  private final Duration defaultRepeat;
  private final String keys;

  /**
   * A type.
   *
   * @param keys its own keys, with spaces between them
   */
  SinkType(Duration defaultRepeat, String keys) {
    this.defaultRepeat = defaultRepeat;
    this.keys = keys;
  }

  /** After how long it tells again, unless the file says otherwise. */
  Duration defaultRepeat() {
    return defaultRepeat;
  }

  /** Every key that it takes. */
  List<String> keys() {
    return Stream.concat(SinkSettings.KEYS.stream(), Stream.of(keys.split(" ", -1))).toList();
  }

  /** The keys of all types. */
  static List<String> allKeys() {
    return Stream.of(values()).flatMap(type -> type.keys().stream()).distinct().toList();
  }

  /**
   * The sinks that a mapping asks for, one for each other side; mistakes are noted in its file.
   *
   * @param consoleUrl where somebody who was told can look
   * @param clock when alerts are told
   */
  abstract List<Sink> sinks(YamlMap map, SinkSettings settings, String consoleUrl, Clock clock);

  private static List<String> required(YamlMap map, String key) {
    if (!map.has(key)) {
      map.mistake("\"" + key + "\" is missing here");
    }
    return map.texts(key);
  }

  private static HttpPost post(YamlMap map, PostAddress address) {
    Duration timeout = map.value("timeout", SettingType.DURATION).orElse(Duration.ofSeconds(10));
    return new HttpPost(address, Secret.read(map, "bearer_token"), timeout);
  }

  private static Optional<PostAddress> address(
      YamlMap map, String key, String text, Function<String, PostAddress> reader) {
    try {
      return Optional.of(reader.apply(text));
    } catch (IllegalArgumentException mistake) {
      map.mistake(key, mistake.getMessage());
      return Optional.empty();
    }
  }

  private static List<InternetAddress> addresses(YamlMap map, String key) {
    List<InternetAddress> addresses = new ArrayList<>();
    for (String text : required(map, key)) {
      try {
        addresses.add(new InternetAddress(text, true));
      } catch (AddressException e) {
        map.mistake(key, "\"" + text + "\" is no mail address: " + e.getMessage());
      }
    }
    return addresses;
  }
}
