package io.weir.collector.monitor.aws;

import io.vertx.core.json.JsonObject;
import io.weir.collector.monitor.ErrorShape;
import io.weir.collector.monitor.Refusal;
import java.util.Optional;

/**
 * What a client gets.
 *
 * @param status of HTTP
 * @param error the name of the error, if it is one
 * @param body the document
 */
public record AwsResponse(int status, Optional<String> error, JsonObject body) {

  static AwsResponse of(JsonObject body) {
    return new AwsResponse(200, Optional.empty(), body);
  }

  static AwsResponse of(Refusal refusal) {
    ErrorShape error = refusal.error();
    JsonObject body =
        new JsonObject().put("__type", error.shape()).put("message", refusal.getMessage());
    return new AwsResponse(error.status(), Optional.of(error.shape()), body);
  }
}
