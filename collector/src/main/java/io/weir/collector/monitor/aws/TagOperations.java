package io.weir.collector.monitor.aws;

import io.vertx.core.json.JsonObject;
import io.weir.collector.monitor.Arn;
import io.weir.collector.monitor.ErrorShape;
import io.weir.collector.monitor.Refusal;
import io.weir.collector.monitor.Tags;
import java.util.List;
import java.util.Map;

/** TagResource, UntagResource and ListTagsForResource. */
final class TagOperations {
  private final Tags tags;

  TagOperations(Tags tags) {
    this.tags = tags;
  }

  JsonObject list(Input input) throws Refusal {
    return new JsonObject().put("tags", Shapes.tags(tags.of(resource(input))));
  }

  JsonObject tag(Input input) throws Refusal {
    input.members().isMissing("tags");
    Map<String, String> added = Shapes.tags(input.members());
    tags.set(resource(input), added);
    return new JsonObject();
  }

  JsonObject untag(Input input) throws Refusal {
    input.members().isMissing("tagKeys");
    List<String> keys = input.members().texts("tagKeys", 0, Tags.LIMIT, TextRule.TAG_KEY);
    tags.remove(resource(input), keys);
    return new JsonObject();
  }

  private static Arn resource(Input input) throws Refusal {
    String text = input.members().text("resourceArn", TextRule.ARN);
    input.check();
    return Arn.parse(text)
        .orElseThrow(() -> new Refusal(ErrorShape.VALIDATION, text + " is no ARN"));
  }
}
