package io.weir.collector.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.console.SavedQueries;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedQueryRoutesTest {
  private static final String PATH = "/api/v1/queries";
  private static final JsonObject PORTS =
      new JsonObject()
          .put("name", "Ports & <hosts>")
          .put("query", "flows | stats count() by dst.port");

  @TempDir private Path directory;
  @AutoClose private TestApi api;

  @BeforeEach
  void start() throws Exception {
    api =
        new TestApi(
            request -> {
              throw new AssertionError("nobody asks anything: " + request);
            },
            new SavedQueries(directory.resolve("queries.json")));
  }

  @Test
  void listsWhatWasSaved() throws Exception {
    HttpResponse<String> saved = api.post(PATH, "application/json", PORTS.encode());

    assertEquals(200, saved.statusCode());
    assertEquals(List.of(), api.misfits(PATH, saved));
    assertEquals(new JsonArray().add(PORTS), queries());
  }

  @Test
  void forgetsByName() throws Exception {
    api.post(PATH, "application/json", PORTS.encode());

    HttpResponse<String> first =
        api.send(api.request(PATH + "/Ports%20%26%20%3Chosts%3E").DELETE());
    HttpResponse<String> second = api.send(api.request(PATH + "/Ports").DELETE());

    assertEquals(200, first.statusCode());
    assertEquals(404, second.statusCode());
    assertEquals(new JsonArray(), queries());
  }

  @Test
  void saysWhatIsWrongWithAName() throws Exception {
    HttpResponse<String> refused =
        api.post(PATH, "application/json", "{\"name\": \" \", \"query\": \"flows\"}");

    assertEquals(400, refused.statusCode());
    assertTrue(refused.body().contains("a query's name has 1 to 80 characters"), refused.body());
  }

  private JsonArray queries() throws Exception {
    return new JsonObject(api.get(PATH).body()).getJsonArray("queries");
  }
}
