package io.weir.collector;

import io.weir.collector.config.Configuration;
import io.weir.collector.config.ConfigurationException;
import io.weir.collector.config.Endpoint;
import io.weir.collector.config.Setting;
import io.weir.collector.config.Settings;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir serve}: runs a collector until it is told to stop. */
@Command(name = "serve", description = "Receive sFlow, keep it, and answer queries, until stopped.")
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings in YAML. A flag wins over the file.")
  private Path file;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where samples are kept; ./data unless given.")
  private Path data;

  @Option(
      names = "--udp",
      paramLabel = "HOST:PORT",
      description = "Where sFlow arrives; 127.0.0.1:6343 unless given.")
  private Endpoint udp;

  @Option(
      names = "--http",
      paramLabel = "HOST:PORT",
      description = "Where the console and the API answer; 127.0.0.1:8080 unless given.")
  private Endpoint http;

  @Override
  public Integer call() throws Exception {
    Configuration configuration = configuration();
    try (StopSignal signal = new StopSignal();
        Collector collector = new Collector(configuration, Clock.systemUTC())) {
      signal.install();
      collector.start();
      announce(spec.commandLine().getOut(), configuration, collector);
      signal.await();
    }
    return 0;
  }

  private Configuration configuration() throws ConfigurationException {
    Configuration configuration =
        file == null ? Configuration.defaults() : Configuration.read(file);
    configuration = override(configuration, Settings.DATA_DIRECTORY, data);
    configuration = override(configuration, Settings.UDP_LISTEN, udp);
    checkNamed(configuration, Settings.ALERT_RULES);
    checkNamed(configuration, Settings.ALERT_SINKS);
    return override(configuration, Settings.HTTP_LISTEN, http);
  }

  /** A file that need not be there must be, if the user has named it. */
  private static void checkNamed(Configuration configuration, Setting<Path> setting)
      throws ConfigurationException {
    Path named = configuration.get(setting);
    if (!named.equals(setting.defaultValue()) && Files.notExists(named)) {
      throw new ConfigurationException(
          List.of(setting + " names " + named + ", and there is no such file; write one"));
    }
  }

  private static <T> Configuration override(
      Configuration configuration, Setting<T> setting, T flag) {
    return flag == null ? configuration : configuration.with(setting, flag);
  }

  private static void announce(PrintWriter out, Configuration configuration, Collector collector) {
    out.println(
        "weir "
            + Version.text()
            + ", data in "
            + configuration.get(Settings.DATA_DIRECTORY).toAbsolutePath());
    out.println("sFlow    udp " + collector.udpEndpoint());
    collector.jsonEndpoint().ifPresent(endpoint -> out.println("JSON     udp " + endpoint));
    out.println("console  " + collector.httpEndpoint().url() + "/");
  }
}
