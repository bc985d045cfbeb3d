package io.weir.collector.monitor;

import io.weir.collector.monitor.Registry.Change;
import io.weir.collector.monitor.Registry.Changed;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Lets a request that is sent again with the token of its first time change nothing. */
final class Idempotency {
  private Idempotency() {}

  /**
   * A change that is made once.
   *
   * @param <R> what the change makes
   * @param token the client's own, if it sent one
   * @param request the operation and its parameters as text
   * @param find finds what an earlier request made
   * @param arn names what the change makes
   */
  static <R> Change<R> once(
      Optional<String> token,
      String request,
      long nowMillis,
      BiFunction<State, Arn, Optional<R>> find,
      Function<R, Arn> arn,
      Change<R> change) {
    if (token.isEmpty()) {
      return change;
    }
    return state -> {
      Optional<ClientToken> earlier =
          state.token(token.get()).filter(known -> !known.isOver(nowMillis));
      if (earlier.isEmpty()) {
        Changed<R> changed = change.from(state);
        Arn result = arn.apply(changed.result());
        ClientToken fresh = new ClientToken(token.get(), request, result, nowMillis);
        return new Changed<>(changed.state().with(fresh), changed.result());
      }
      if (!earlier.get().request().equals(request)) {
        throw new Refusal(
            ErrorShape.CONFLICT,
            "the client token "
                + token.get()
                + " came with another request before; do not use a token for two requests");
      }
      R made =
          find.apply(state, earlier.get().result())
              .orElseThrow(() -> new IllegalStateException("a token outlived its result"));
      return new Changed<>(state, made);
    };
  }
}
