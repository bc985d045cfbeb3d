package io.weir.jmh.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Another collector: it cannot be asked, so that what the kernel does not drop counts as kept. */
record Peer(ChildProcess process, int port) implements Receiver {
  /** nfdump's, which writes each sample to a file. */
  static Peer startSfcapd(Path program, Path directory) throws IOException {
    int port = LoopbackPort.free();
    return start(
        List.of(
            program.toString(),
            "-4",
            "-b",
            "127.0.0.1",
            "-p",
            Integer.toString(port),
            "-B",
            Integer.toString(UdpSocket.BUFFER_BYTES),
            "-w",
            Files.createDirectory(directory.resolve("flows")).toString()),
        port,
        directory);
  }

  /** pmacct's, which adds up samples by connection, in memory. */
  static Peer startSfacctd(Path program, Path directory) throws IOException {
    int port = LoopbackPort.free();
    Path configuration =
        Files.writeString(
            directory.resolve("sfacctd.conf"),
            """
            daemonize: false
            sfacctd_ip: 127.0.0.1
            sfacctd_port: %d
            sfacctd_pipe_size: %d
            sfacctd_renormalize: true
            plugins: memory
            aggregate: src_host, dst_host, src_port, dst_port, proto
            imt_path: %s
            imt_mem_pools_number: 0
            plugin_pipe_size: 40960000
            plugin_buffer_size: 40960
            """
                .formatted(port, UdpSocket.BUFFER_BYTES, directory.resolve("pipe")));
    return start(List.of(program.toString(), "-f", configuration.toString()), port, directory);
  }

  private static Peer start(List<String> command, int port, Path directory) throws IOException {
    ChildProcess process = ChildProcess.start(command, directory.resolve("log"));
    LoopbackPort.awaitListener(port, process);
    return new Peer(process, port);
  }

  @Override
  public OptionalLong samplesKept() {
    return OptionalLong.empty();
  }

  @Override
  public long samplesLost() {
    return 0;
  }
}
