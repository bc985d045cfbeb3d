package io.weir.collector.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.weir.collector.config.Endpoint;
import io.weir.collector.console.ConsoleFiles;
import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.CompletionException;

/** The HTTP server: the API and the console on one port. */
public final class ApiServer implements AutoCloseable {
  private static final int MAX_REQUEST_LINE = 16 * 1024; // a query may stand in the address

  private final Endpoint listen;
  private final ApiParts parts;
  private final QueryRunner runner;
  private Vertx vertx;
  private HttpServer server;

  /** A server that is yet to be started. */
  public ApiServer(Endpoint listen, ApiParts parts) {
    this.listen = listen;
    this.parts = parts;
    this.runner =
        new QueryRunner(parts.queries(), parts.concurrentQueries(), parts.metrics().queries());
  }

  /**
   * Listens.
   *
   * @throws IOException if it cannot; its message tells the user what to do
   */
  public void start() throws IOException {
    FileSystemOptions noCopies =
        new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false);
    vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setFileSystemOptions(noCopies));
    HttpServerOptions options =
        new HttpServerOptions()
            .setCompressionSupported(true)
            .setMaxInitialLineLength(MAX_REQUEST_LINE)
            .setHttp2ClearTextEnabled(false);
    HttpServer created = vertx.createHttpServer(options).requestHandler(router());
    try {
      server = await(created.listen(listen.port(), listen.host()));
    } catch (CompletionException e) {
      throw new IOException(cannotListen(e.getCause()), e.getCause());
    }
  }

  /** Where it listens. */
  public Endpoint endpoint() {
    return listen.withPort(server.actualPort());
  }

  /** Ends running queries, stops listening, and closes what is open. */
  @Override
  public void close() {
    runner.close();
    if (vertx != null) {
      await(vertx.close());
    }
  }

  /** The routes that requests take. */
  Router router() {
    Router router = Router.router(vertx);
    new ProblemHandler(router, parts.metrics().http()).install();
    ConsoleFiles files = new ConsoleFiles();
    router.route().handler(new SecurityHeaders(files.securityPolicy()));
    router.route().handler(new HostGuard(parts.hosts()));
    Operations.all(parts, runner).forEach(operation -> operation.mount(router));
    new AmazonRoute(parts.amazon(), parts.ids(), parts.metrics().http()).mount(router);
    new ConsoleRoute(files).mount(router);
    return router;
  }

  private String cannotListen(Throwable cause) {
    String cure = "; name another place with --http or the setting http.listen";
    return cause instanceof BindException && String.valueOf(cause.getMessage()).contains("in use")
        ? "HTTP cannot listen on " + listen + ": something else uses the port" + cure
        : "HTTP cannot listen on " + listen + ": " + cause.getMessage() + cure;
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
