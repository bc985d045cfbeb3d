package io.weir.collector.monitor.aws;

import io.vertx.core.json.JsonObject;
import io.weir.collector.monitor.Refusal;
import io.weir.collector.monitor.Scope;
import io.weir.collector.monitor.Scopes;
import io.weir.collector.monitor.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** CreateScope, GetScope, ListScopes, UpdateScope and DeleteScope. */
final class ScopeOperations {
  private static final int MAX_RESULTS = 25;

  private final Scopes scopes;

  ScopeOperations(Scopes scopes) {
    this.scopes = scopes;
  }

  JsonObject create(Input input) throws Refusal {
    Members members = input.members();
    members.isMissing("targets");
    List<Target> targets = Shapes.targets(members, "targets", 1, Scope.TARGET_LIMIT);
    Optional<String> token = Shapes.clientToken(members);
    Map<String, String> tags = Shapes.tags(members);
    input.check();
    return Shapes.scope(scopes.create(input.region(), targets, tags, token));
  }

  JsonObject get(Input input) throws Refusal {
    Scope scope = scopes.get(input.region(), id(input));
    return Shapes.scope(scope).put("targets", Shapes.targets(scope));
  }

  JsonObject list(Input input) throws Refusal {
    int size = input.members().optionalInteger("maxResults", 1, MAX_RESULTS).orElse(MAX_RESULTS);
    return PageToken.of("ListScopes", input.region())
        .page(
            input,
            size,
            "scopes",
            scopes.list(input.region()),
            each -> each.arn().toString(),
            Shapes::summary);
  }

  JsonObject update(Input input) throws Refusal {
    Members members = input.members();
    int most = Scope.TARGET_LIMIT - 1;
    List<Target> add = Shapes.targets(members, "resourcesToAdd", 1, most);
    List<Target> remove = Shapes.targets(members, "resourcesToDelete", 1, most);
    String id = id(input);
    return Shapes.scope(scopes.update(input.region(), id, add, remove));
  }

  JsonObject delete(Input input) throws Refusal {
    scopes.delete(input.region(), id(input));
    return new JsonObject();
  }

  private static String id(Input input) throws Refusal {
    String id = input.members().text("scopeId", TextRule.NAME);
    input.check();
    return id;
  }
}
