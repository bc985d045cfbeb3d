package io.weir.collector.console;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file for the browser.
 *
 * @param content its bytes; not to be changed
 * @param mediaType what it is, for {@code Content-Type}
 * @param tag what changes when the content changes, for {@code ETag}
 */
public record StaticFile(Buffer content, String mediaType, String tag) {

  static StaticFile of(byte[] content, String mediaType) {
    String digest = HexFormat.of().formatHex(sha256(content), 0, 16);
    // weak: the same file goes out with and without compression
    return new StaticFile(Buffer.buffer(content), mediaType, "W/\"" + digest + "\"");
  }

  static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
