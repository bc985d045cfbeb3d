package io.weir.collector.http;

import io.vertx.core.Vertx;
import io.vertx.core.file.FileSystem;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.weir.collector.pcap.CaptureException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * {@code /api/v1/import}: takes a capture in a request's body, keeps it in a temporary file, and
 * has it imported.
 */
final class ImportRoute {
  /**
   * What captures are sent as. No form of a foreign web page can send these types without the
   * browser asking first.
   */
  private static final String[] MEDIA_TYPES = {
    "application/vnd.tcpdump.pcap", "application/octet-stream"
  };

  private final CaptureImport imports;
  private final long limitBytes;

  ImportRoute(CaptureImport imports, long limitBytes) {
    this.imports = imports;
    this.limitBytes = limitBytes;
  }

  void mount(Router router) {
    var route = router.post("/api/v1/import").produces("application/json");
    for (String mediaType : MEDIA_TYPES) {
      route.consumes(mediaType);
    }
    route.handler(this::receive);
  }

  private void receive(RoutingContext context) {
    HttpServerRequest request = context.request();
    String length = request.getHeader("Content-Length");
    if (length == null) {
      context.fail(HttpStatus.LENGTH_REQUIRED.code());
      return;
    }
    if (Long.parseLong(length) > limitBytes) {
      context.response().putHeader("Connection", "close");
      context.fail(HttpStatus.TOO_LARGE.code(), new ProblemException(tooLarge()));
      return;
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
        .onSuccess(datagrams -> answer(context, datagrams))
        .onFailure(failure -> fail(context, failure));
  }

  private long take(String file) throws IOException, ProblemException {
    try {
      return imports.run(Path.of(file));
    } catch (CaptureException e) {
      // the client knows nothing of the temporary file that the message names
      String detail = e.getMessage().replace(file, "the body");
      throw new ProblemException(Problem.of(HttpStatus.BAD_REQUEST, detail));
    }
  }

  private Problem tooLarge() {
    return Problem.of(
        HttpStatus.TOO_LARGE,
        "the capture is larger than "
            + limitBytes
            + " bytes; split it, or raise the setting http.import-limit");
  }

  private static void answer(RoutingContext context, long datagrams) {
    context
        .response()
        .putHeader("Content-Type", "application/json")
        .end(new JsonObject().put("datagrams", datagrams).toBuffer());
  }

  private static void fail(RoutingContext context, Throwable failure) {
    if (failure instanceof ProblemException refusal) {
      context.fail(refusal.problem().status(), refusal);
      return;
    }
    context.fail(failure);
  }
}
