package io.weir.collector.http;

import io.vertx.core.Vertx;
import io.vertx.core.file.FileSystem;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.weir.collector.pcap.CaptureException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code /api/v1/import}: takes a capture in a request's body, keeps it in a temporary file, and
 * has it imported.
 */
final class ImportRoute {
  /**
   * What captures are sent as. No form of a foreign web page can send these types without the
   * browser asking first.
   */
  private static final List<String> MEDIA_TYPES =
      List.of("application/vnd.tcpdump.pcap", "application/octet-stream");

  private final CaptureImport imports;
  private final long limitBytes;

  ImportRoute(CaptureImport imports, long limitBytes) {
    this.imports = imports;
    this.limitBytes = limitBytes;
  }

  Operation operation() {
    return Operation.post("importCapture", "/api/v1/import")
        .summary("Takes in a capture of the past.")
        .takesStream(MEDIA_TYPES, "A capture (pcap) of sFlow.")
        .gives(
            Schema.object("What was imported.")
                .with("datagrams", Schema.integer("How many the capture held.")))
        .refuses(HttpStatus.LENGTH_REQUIRED)
        .answer(this::receive);
  }

  private void receive(RoutingContext context) throws ProblemException {
    HttpServerRequest request = context.request();
    String length = request.getHeader("Content-Length");
    if (length == null) {
      throw new ProblemException(Problem.of(HttpStatus.LENGTH_REQUIRED));
    }
    if (Long.parseLong(length) > limitBytes) {
      context.response().putHeader("Connection", "close");
      throw new ProblemException(tooLarge());
    }
    request.pause();
    Vertx vertx = context.vertx();
    FileSystem files = vertx.fileSystem();
    files
        .createTempFile("weir-import", ".pcap")
        .compose(
            file ->
                files
                    .open(file, new OpenOptions())
                    .compose(request::pipeTo)
                    .compose(_ -> vertx.executeBlocking(() -> take(file)))
                    .eventually(() -> files.delete(file)))
        .onSuccess(
            datagrams -> Operation.send(context, new JsonObject().put("datagrams", datagrams)))
        .onFailure(failure -> ProblemException.fail(context, failure));
  }

  private long take(String file) throws IOException, ProblemException {
    try {
      return imports.run(Path.of(file));
    } catch (CaptureException e) {
      // the client knows nothing of the temporary file that the message names
      String detail = e.getMessage().replace(file, "the body");
      throw new ProblemException(HttpStatus.BAD_REQUEST, detail);
    }
  }

  private Problem tooLarge() {
    return Problem.of(
        HttpStatus.TOO_LARGE,
        "the capture is larger than "
            + limitBytes
            + " bytes; split it, or raise the setting http.import-limit");
  }
}
