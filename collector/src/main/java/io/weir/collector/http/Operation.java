package io.weir.collector.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One operation of the API: where it is, what it takes and gives, and what answers it. The router,
 * the OpenAPI document and the reference page are made of these.
 *
 * @param id its name in the OpenAPI document, as in {@code listAgents}
 * @param path with parameters in braces, as in {@code /api/v1/agents/{address}}
 * @param summary what it does, in one sentence
 * @param contents what it gives, by media type, the preferred one first
 * @param negotiated whether a client that accepts none of these is refused
 * @param refusals what it may answer besides what its body and its parameters bring with them
 */
record Operation(
    HttpMethod method,
    String id,
    String path,
    String summary,
    List<Parameter> parameters,
    Optional<Body> body,
    Map<String, Schema> contents,
    boolean negotiated,
    Set<HttpStatus> refusals,
    Answer answer) {

  /** What answers requests, on the event loop: it must not block. */
  @FunctionalInterface
  interface Answer {
    /** Ends the response, now or later, or refuses. */
    void give(RoutingContext context) throws ProblemException;
  }

  /** A document that is at hand. */
  @FunctionalInterface
  interface Document {
    JsonObject of(RoutingContext context) throws ProblemException;
  }

  /** A parameter in the path, or behind the question mark. */
  record Parameter(String name, boolean inPath, boolean required, Schema schema) {}

  /**
   * What a request carries.
   *
   * @param bufferBytes the most that is read before the answer begins; 0 where the answer reads the
   *     body itself
   */
  record Body(List<String> mediaTypes, Schema schema, long bufferBytes) {}

  /** An operation that reads. */
  static Builder get(String id, String path) {
    return new Builder(HttpMethod.GET, id, path);
  }

  /** An operation that takes something. */
  static Builder post(String id, String path) {
    return new Builder(HttpMethod.POST, id, path);
  }

  /** An operation that ends something. */
  static Builder delete(String id, String path) {
    return new Builder(HttpMethod.DELETE, id, path);
  }

  /** Registers the operation. */
  void mount(Router router) {
    Route route = router.route(method, path.replaceAll("\\{(\\w+)}", ":$1"));
    boolean ends = !contents.containsKey(QueryStream.MEDIA_TYPE);
    if (method.equals(HttpMethod.GET) && ends) {
      route.method(HttpMethod.HEAD);
    }
    if (negotiated) {
      contents.keySet().forEach(route::produces);
    }
    body.ifPresent(taken -> mount(taken, route));
    route.handler(this::give);
  }

  private static void mount(Body taken, Route route) {
    taken.mediaTypes().forEach(route::consumes);
    if (taken.bufferBytes() > 0) {
      route.handler(BodyHandler.create(false).setBodyLimit(taken.bufferBytes()));
    }
  }

  private void give(RoutingContext context) {
    try {
      answer.give(context);
    } catch (ProblemException refusal) {
      context.fail(refusal.problem().status(), refusal);
    }
  }

  /** Collects what an operation is. */
  static final class Builder {
    private final HttpMethod method;
    private final String id;
    private final String path;
    private final List<Parameter> parameters = new ArrayList<>();
    private final Map<String, Schema> contents = new LinkedHashMap<>();
    private final Set<HttpStatus> refusals = EnumSet.noneOf(HttpStatus.class);
    private String summary = "";
    private Optional<Body> body = Optional.empty();
    private boolean negotiated = true;

    private Builder(HttpMethod method, String id, String path) {
      this.method = method;
      this.id = id;
      this.path = path;
    }

    /** Says in one sentence what it does. */
    Builder summary(String sentence) {
      summary = sentence;
      return this;
    }

    /** Adds a parameter that stands in braces in the path. */
    Builder inPath(String name, Schema schema) {
      parameters.add(new Parameter(name, true, true, schema));
      return this;
    }

    /** Adds a parameter behind the question mark that must be there. */
    Builder needs(String name, Schema schema) {
      parameters.add(new Parameter(name, false, true, schema));
      return this;
    }

    /** Adds a parameter behind the question mark that may be there. */
    Builder mayHave(String name, Schema schema) {
      parameters.add(new Parameter(name, false, false, schema));
      return this;
    }

    /** Takes a JSON document, which is read before the answer begins. */
    Builder takesJson(Schema schema, long limitBytes) {
      body = Optional.of(new Body(List.of("application/json"), schema, limitBytes));
      return this;
    }

    /** Takes a text, which is read before the answer begins. */
    Builder takesText(List<String> mediaTypes, String doc, long limitBytes) {
      body = Optional.of(new Body(mediaTypes, Schema.text(doc), limitBytes));
      return this;
    }

    /** Takes a stream of bytes, which the answer reads. */
    Builder takesStream(List<String> mediaTypes, String doc) {
      body = Optional.of(new Body(mediaTypes, Schema.text(doc), 0));
      return this;
    }

    /** Gives JSON of that shape. */
    Builder gives(Schema schema) {
      return gives("application/json", schema);
    }

    /** Gives something of a media type. */
    Builder gives(String mediaType, Schema schema) {
      contents.put(mediaType, schema);
      return this;
    }

    /** Answers whatever a client accepts. */
    Builder notNegotiated() {
      negotiated = false;
      return this;
    }

    /** Names statuses that it refuses with. */
    Builder refuses(HttpStatus... statuses) {
      refusals.addAll(List.of(statuses));
      return this;
    }

    /** The operation, answered by a document. */
    Operation document(Document document) {
      return answer(context -> send(context, document.of(context)));
    }

    /** The operation, answered by a document that takes a while to make, off the event loop. */
    Operation work(Document document) {
      return answer(
          context ->
              context
                  .vertx()
                  .executeBlocking(() -> document.of(context), false)
                  .onSuccess(made -> send(context, made))
                  .onFailure(failure -> fail(context, failure)));
    }

    /** The operation, answered in its own way. */
    Operation answer(Answer answer) {
      return new Operation(
          method, id, path, summary, parameters, body, contents, negotiated, refusals, answer);
    }
  }

  /** Answers with a JSON document. */
  static void send(RoutingContext context, JsonObject document) {
    context.response().putHeader("Content-Type", "application/json").end(document.toBuffer());
  }

  private static void fail(RoutingContext context, Throwable failure) {
    if (failure instanceof ProblemException refusal) {
      context.fail(refusal.problem().status(), refusal);
      return;
    }
    context.fail(failure);
  }
}
