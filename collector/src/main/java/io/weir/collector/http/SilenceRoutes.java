package io.weir.collector.http;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.weir.collector.alert.silence.SilenceJson;
import io.weir.collector.alert.silence.Silences;
import java.util.List;

/** The silences, in the shape of Alertmanager's. */
final class SilenceRoutes {
  private static final String PATH = "/api/v1/silences";
  private static final long BODY_LIMIT = 1 << 16;

  private final Silences silences;

  SilenceRoutes(Silences silences) {
    this.silences = silences;
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("listSilences", PATH)
            .summary("The silences, those included that were over not long ago.")
            .gives(Schema.object("").with("silences", Schema.list("", AlertSchema.silence())))
            .work(_ -> list()),
        Operation.post("addSilence", PATH)
            .summary("Sets a silence: nobody is told of some alerts for a while.")
            .takesJson(AlertSchema.newSilence(), BODY_LIMIT)
            .gives(Schema.object("").with("silenceID", Schema.text("")))
            .work(this::add),
        Operation.delete("endSilence", PATH + "/{id}")
            .summary("Ends a silence now.")
            .inPath("id", Schema.text("The silence, as the list of silences has it."))
            .gives(AlertSchema.done())
            .refuses(HttpStatus.NOT_FOUND)
            .work(this::end));
  }

  private JsonObject list() {
    return new JsonObject()
        .put("silences", new JsonArray(silences.list().stream().map(SilenceJson::of).toList()));
  }

  private JsonObject add(RoutingContext context) throws ProblemException {
    try {
      JsonObject json = new JsonObject(context.body().buffer());
      String id =
          silences.add(
              SilenceJson.matchers(json),
              SilenceJson.time(json, "startsAt"),
              SilenceJson.time(json, "endsAt"),
              json.getString("createdBy", ""),
              json.getString("comment", ""));
      return new JsonObject().put("silenceID", id);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(HttpStatus.BAD_REQUEST, e.getMessage());
    } catch (DecodeException | ClassCastException _) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "the body is no silence; see the API's reference");
    }
  }

  private JsonObject end(RoutingContext context) throws ProblemException {
    if (!silences.end(context.pathParam("id"))) {
      throw new ProblemException(HttpStatus.NOT_FOUND, "no silence has this id; see " + PATH);
    }
    return new JsonObject().put("status", "success");
  }
}
