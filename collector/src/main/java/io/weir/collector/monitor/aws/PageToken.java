package io.weir.collector.monitor.aws;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.weir.collector.monitor.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Pages of lists. A token names the last entry of its page, so that entries that come and go in
 * between neither hide nor repeat others; and it holds for the request that it came from alone.
 *
 * <p>A token is, in base64url: 8 bytes of the SHA-256 of the request, and the last entry's key in
 * UTF-8.
 */
final class PageToken {
  private static final int TAG_BYTES = 8;

  private final byte[] tag;

  private PageToken(byte[] tag) {
    this.tag = tag;
  }

  /** Tokens for a request, which is told by all that makes its list another one. */
  static PageToken of(String... request) {
    byte[] bytes = String.join("\n", request).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new PageToken(Arrays.copyOf(digest, TAG_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /**
   * Puts one page of a list into an output.
   *
   * @param list in the order of its keys
   * @param key tells entries apart; keys compare as texts
   */
  <T> JsonObject page(
      Input input,
      int size,
      String name,
      List<T> list,
      Function<T, String> key,
      Function<T, JsonObject> json)
      throws Refusal {
    String after = after(input);
    List<T> rest = list.stream().filter(each -> key.apply(each).compareTo(after) > 0).toList();
    List<T> page = rest.stream().limit(size).toList();
    JsonObject output = new JsonObject().put(name, new JsonArray(page.stream().map(json).toList()));
    if (rest.size() > page.size()) {
      output.put("nextToken", token(key.apply(page.getLast())));
    }
    return output;
  }

  private String after(Input input) throws Refusal {
    Optional<String> token = input.members().optionalText("nextToken", TextRule.NAME);
    Optional<String> key = token.flatMap(this::key);
    if (token.isPresent() && key.isEmpty()) {
      input.violated("nextToken", token.get(), "Member must be a token that this request gave");
    }
    input.check();
    return key.orElse("");
  }

  private String token(String key) {
    byte[] text = key.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = Arrays.copyOf(tag, TAG_BYTES + text.length);
    System.arraycopy(text, 0, bytes, TAG_BYTES, text.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private Optional<String> key(String token) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      boolean ours =
          bytes.length > TAG_BYTES && Arrays.equals(Arrays.copyOf(bytes, TAG_BYTES), tag);
      return ours
          ? Optional.of(
              new String(bytes, TAG_BYTES, bytes.length - TAG_BYTES, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
