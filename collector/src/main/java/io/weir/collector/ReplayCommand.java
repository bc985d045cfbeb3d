package io.weir.collector;

import io.weir.collector.config.Endpoint;
import io.weir.collector.pcap.Capture;
import io.weir.collector.pcap.Replay;
import io.weir.collector.pcap.Replay.CaptureSource;
import java.io.IOException;
import java.net.PortUnreachableException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir replay}: sends the datagrams of captures to a collector, as if they came now. */
@Command(
    name = "replay",
    description = "Send the sFlow datagrams of captures over UDP, as if they came now.")
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE.pcap",
      arity = "0..*",
      description = "Captures, plain or compressed with gzip.")
  private List<Path> files = List.of();

  @Option(names = "--demo", description = "Send the captures that come with Weir.")
  private boolean demo;

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "How many times as fast as it was captured; 0 is as fast as it is received. ${DEFAULT-VALUE} unless given.")
  private double speed;

  @Option(
      names = "--to",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:6343",
      description = "Where to send; ${DEFAULT-VALUE} unless given.")
  private Endpoint target;

  @Option(names = "--loop", description = "Begin again after the last, until stopped.")
  private boolean loop;

  @Override
  public Integer call() throws CommandFailure, IOException {
    Replay replay = new Replay(sources(), speed(), loop, target.resolve(), Clock.systemUTC());
    try {
      Replay.Summary summary = replay.run();
      spec.commandLine().getOut().printf("sent %,d datagrams to %s%n", summary.sent(), target);
      if (summary.passedOver() > 0) {
        spec.commandLine()
            .getOut()
            .printf("passed over %,d that are no sFlow%n", summary.passedOver());
      }
      return 0;
    } catch (PortUnreachableException e) {
      throw new CommandFailure(
          "nobody receives at UDP "
              + target
              + "; start \"weir serve\", or name another place with --to",
          e);
    }
  }

  private List<CaptureSource> sources() {
    if (demo == !files.isEmpty()) {
      throw mistake("name one capture or more, or --demo for those that come with Weir");
    }
    return demo
        ? DemoCaptures.sources()
        : files.stream().map(file -> (CaptureSource) () -> Capture.open(file)).toList();
  }

  private double speed() {
    if (speed >= 0 && speed < Double.POSITIVE_INFINITY) {
      return speed;
    }
    throw mistake("--speed takes a number from 0 up");
  }

  private ParameterException mistake(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
