package io.weir.collector.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManualRoutesTest {
  @AutoClose private TestApi api;

  @BeforeEach
  void start() throws Exception {
    api =
        new TestApi(
            request -> {
              throw new AssertionError("nobody asks " + request);
            });
  }

  @Test
  void givesEachPageThatItLists() throws Exception {
    JsonObject list = new JsonObject(api.get("/api/v1/manual").body());

    for (Object entry : list.getJsonArray("pages")) {
      String name = ((JsonObject) entry).getString("name");
      HttpResponse<String> page = api.get("/api/v1/manual/" + name);
      assertEquals(List.of(), api.misfits("/api/v1/manual/{page}", page), name);
      assertTrue(new JsonObject(page.body()).getString("html").startsWith("<"), name);
    }
  }

  @Test
  void namesTheListWhereThereIsNoSuchPage() throws Exception {
    HttpResponse<String> answer = api.get("/api/v1/manual/none");

    assertEquals(404, answer.statusCode());
    assertEquals(
        "the manual has no such page; see /api/v1/manual",
        new JsonObject(answer.body()).getString("detail"));
  }
}
