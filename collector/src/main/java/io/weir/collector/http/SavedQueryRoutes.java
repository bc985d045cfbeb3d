package io.weir.collector.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.weir.collector.console.SavedQueries;
import io.weir.collector.console.SavedQuery;
import java.util.List;

/** The queries that users keep. */
final class SavedQueryRoutes {
  private static final String PATH = "/api/v1/queries";
  private static final long BODY_LIMIT = 1 << 17;
  private static final Schema QUERY =
      Schema.object("")
          .with("name", Schema.text("What people call it."))
          .with("query", Schema.text("The query."));

  private final SavedQueries saved;

  SavedQueryRoutes(SavedQueries saved) {
    this.saved = saved;
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("listSavedQueries", PATH)
            .summary("The queries that users have saved, by name.")
            .gives(Schema.object("").with("queries", Schema.list("", QUERY)))
            .document(_ -> list()),
        Operation.post("saveQuery", PATH)
            .summary("Saves a query for everybody, in place of one of the same name.")
            .takesJson(QUERY, BODY_LIMIT)
            .gives(QUERY)
            .work(this::save),
        Operation.delete("forgetSavedQuery", PATH + "/{name}")
            .summary("Forgets a saved query.")
            .inPath("name", Schema.text("What people call it."))
            .gives(Schema.object("").with("name", Schema.text("")))
            .refuses(HttpStatus.NOT_FOUND)
            .work(this::forget));
  }

  private JsonObject list() {
    return new JsonObject()
        .put("queries", new JsonArray(saved.list().stream().map(SavedQueryRoutes::json).toList()));
  }

  private JsonObject save(RoutingContext context) throws ProblemException {
    JsonBody body = JsonBody.of(context);
    try {
      SavedQuery query = new SavedQuery(body.text("name"), body.text("query"));
      saved.save(query);
      return json(query);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(HttpStatus.BAD_REQUEST, e.getMessage());
    }
  }

  private JsonObject forget(RoutingContext context) throws ProblemException {
    String name = context.pathParam("name");
    if (!saved.forget(name)) {
      throw new ProblemException(HttpStatus.NOT_FOUND, "no query has this name; see " + PATH);
    }
    return new JsonObject().put("name", name);
  }

  private static JsonObject json(SavedQuery query) {
    return new JsonObject().put("name", query.name()).put("query", query.query());
  }
}
