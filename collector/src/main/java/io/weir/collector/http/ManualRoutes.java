package io.weir.collector.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.weir.collector.manual.Manual;
import io.weir.collector.manual.ManualPage;
import java.util.List;

/** The manual of the running version. */
final class ManualRoutes {
  private static final String PATH = "/api/v1/manual";

  private Manual manual;

  List<Operation> operations() {
    return List.of(
        Operation.get("listManual", PATH)
            .summary("The pages of the manual of this version.")
            .gives(Schema.object("").with("pages", Schema.list("", entry())))
            .work(_ -> list()),
        Operation.get("readManual", PATH + "/{page}")
            .summary("A page of the manual.")
            .inPath("page", Schema.text("Its name, as the list of pages has it."))
            .gives(entry().with("html", Schema.text("All of it but the title.")))
            .refuses(HttpStatus.NOT_FOUND)
            .work(this::page));
  }

  private static Schema entry() {
    Schema section =
        Schema.object("")
            .with("id", Schema.text("The id of its heading in the HTML."))
            .with("title", Schema.text("Its heading."));
    return Schema.object("A page.")
        .with("name", Schema.text("Its name in addresses."))
        .with("title", Schema.text("Its title."))
        .with("sections", Schema.list("Its parts.", section));
  }

  private JsonObject list() {
    return new JsonObject()
        .put("pages", new JsonArray(manual().pages().stream().map(ManualRoutes::entry).toList()));
  }

  private JsonObject page(RoutingContext context) throws ProblemException {
    ManualPage page =
        manual()
            .page(context.pathParam("page"))
            .orElseThrow(
                () ->
                    new ProblemException(
                        HttpStatus.NOT_FOUND, "the manual has no such page; see " + PATH));
    return entry(page).put("html", page.html());
  }

  private static JsonObject entry(ManualPage page) {
    List<JsonObject> sections =
        page.sections().stream()
            .map(section -> new JsonObject().put("id", section.id()).put("title", section.title()))
            .toList();
    return new JsonObject()
        .put("name", page.name())
        .put("title", page.title())
        .put("sections", new JsonArray(sections));
  }

  /** The manual, read when somebody asks for it first. */
  private synchronized Manual manual() {
    if (manual == null) {
      manual = Manual.read();
    }
    return manual;
  }
}
