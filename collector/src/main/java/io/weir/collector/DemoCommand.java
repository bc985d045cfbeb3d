package io.weir.collector;

import io.vertx.core.json.JsonObject;
import io.weir.collector.alert.rule.RuleFile;
import io.weir.collector.config.Configuration;
import io.weir.collector.config.Endpoint;
import io.weir.collector.config.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code weir demo}: a collector of its own, fed with the traffic of real agents, and the answer to
 * a first query.
 */
@Command(
    name = "demo",
    description =
        "Start a collector with the traffic of real agents, on a data directory that goes when it stops.")
final class DemoCommand implements Callable<Integer> {
  private static final String FIRST_QUERY =
      "flows last 5m | stats sum(bytes) as traffic, count() as samples by src.ip, dst.ip | top 10 by traffic";
  private static final String COUNT_QUERY = "flows last 5m | stats count()";
  private static final String SINKS = "sinks: [{name: log, type: log}]\n";
  private static final int FIRST_SAMPLES = 100; // enough for a table that shows something
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Spec private CommandSpec spec;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "Alerting rules to try; their alerts are told in the log.")
  private Path rules;

  @Override
  public Integer call() throws Exception {
    if (rules != null) {
      var _ = RuleFile.read(rules); // a mistake is told at once, not while the demo runs
    }
    PrintWriter out = spec.commandLine().getOut();
    try (StopSignal signal = new StopSignal();
        TemporaryDirectory data = TemporaryDirectory.create("weir-demo");
        Collector collector = new Collector(configuration(out, data), Clock.systemUTC())) {
      signal.install();
      collector.start();
      out.println("console  " + collector.httpEndpoint().url() + "/");
      out.println(
          "sFlow    udp " + collector.udpEndpoint() + ", replayed from captures of real agents");
      try (DemoTraffic traffic = new DemoTraffic(collector.udpEndpoint());
          ApiClient client = new ApiClient(URI.create(collector.httpEndpoint().url()))) {
        traffic.start();
        if (samplesArrive(client, signal)) {
          out.println();
          out.println("weir query '" + FIRST_QUERY + "'");
          out.println(QueryFormat.TABLE.render(client.query(FIRST_QUERY, QueryFormat.TABLE)));
          out.println("The console shows more. Ctrl-C stops the demo.");
          signal.await();
        }
      }
    }
    return 0;
  }

  private static boolean samplesArrive(ApiClient client, StopSignal signal)
      throws CommandFailure, InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (samples(client) < FIRST_SAMPLES) {
      if (Instant.now().isAfter(deadline)) {
        throw new CommandFailure(
            "no sample arrived within " + PATIENCE.toSeconds() + " s; is UDP on loopback blocked?");
      }
      if (signal.await(POLL)) {
        return false;
      }
    }
    return true;
  }

  private static long samples(ApiClient client) throws CommandFailure, InterruptedException {
    JsonObject answer = new JsonObject(client.query(COUNT_QUERY, QueryFormat.JSON));
    return answer.getJsonArray("rows").isEmpty()
        ? 0
        : answer.getJsonArray("rows").getJsonArray(0).getLong(0);
  }

  private Configuration configuration(PrintWriter out, TemporaryDirectory data) throws IOException {
    Path none = data.path().resolve("rules.yaml"); // not the user's own, unless they say so
    Path sinks = Files.writeString(data.path().resolve("sinks.yaml"), SINKS);
    return Configuration.defaults()
        .with(Settings.DATA_DIRECTORY, data.path())
        .with(Settings.ALERT_RULES, rules == null ? none : rules)
        .with(Settings.ALERT_SINKS, sinks)
        .with(Settings.UDP_LISTEN, freeUdp(out, Settings.UDP_LISTEN.defaultValue()))
        .with(Settings.HTTP_LISTEN, freeHttp(out, Settings.HTTP_LISTEN.defaultValue()));
  }

  private static Endpoint freeUdp(PrintWriter out, Endpoint preferred) {
    try (DatagramSocket probe = new DatagramSocket(null)) {
      probe.bind(preferred.resolve());
      return preferred;
    } catch (IOException e) {
      return another(out, preferred);
    }
  }

  private static Endpoint freeHttp(PrintWriter out, Endpoint preferred) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(preferred.resolve());
      return preferred;
    } catch (IOException e) {
      return another(out, preferred);
    }
  }

  private static Endpoint another(PrintWriter out, Endpoint taken) {
    out.println("Port " + taken.port() + " is in use; taking a free one instead.");
    return taken.withPort(0);
  }
}
