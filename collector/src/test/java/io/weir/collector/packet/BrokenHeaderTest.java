package io.weir.collector.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.weir.storage.schema.Flows;
import io.weir.storage.schema.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Headers that are cut off or damaged anywhere: no error, and nothing made up. */
final class BrokenHeaderTest {
  @Test
  void aLongerHeaderTellsNothingElseThanAShorterOne() throws IOException {
    for (SampledHeader header : headers()) {
      Map<String, Object> shorter = Map.of();
      for (int length = 0; length <= header.length(); length++) {
        Map<String, Object> longer = header.decode(length).fields();
        String stack = (String) longer.get("stack");
        assertTrue(stack.startsWith((String) shorter.getOrDefault("stack", "")), stack);
        Map<String, Object> kept = new HashMap<>(longer);
        kept.keySet().retainAll(shorter.keySet());
        kept.put("stack", shorter.getOrDefault("stack", stack));
        Map<String, Object> expected = new HashMap<>(shorter);
        expected.putIfAbsent("stack", stack);
        assertEquals(expected, kept, "the first " + length + " bytes: " + stack);
        shorter = longer;
      }
    }
  }

  @Test
  void theBytesAroundAHeaderDoNotMatter() throws IOException {
    for (SampledHeader header : headers()) {
      for (int length = 0; length <= header.length(); length++) {
        int end = 7 + length;
        byte[] around = new byte[end + 64];
        Arrays.fill(around, (byte) 0xff);
        System.arraycopy(header.bytes(), 0, around, 7, length);
        DecodedHeader between =
            DecodedHeader.of(
                (decoder, bytes, from, to) -> header.start().decode(decoder, bytes, 7, end),
                around);
        assertEquals(header.decode(length), between);
      }
    }
  }

  @Test
  void aDamagedHeaderIsNoError() throws IOException {
    Row row = new Row(Flows.TABLE);
    HeaderDecoder decoder = new HeaderDecoder(row);
    int named = 0;
    int count = 0;
    for (SampledHeader header : headers()) {
      byte[] bytes = header.bytes();
      for (int bit = 0; bit < bytes.length * 8; bit++) {
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        row.clear();
        header.start().decode(decoder, bytes, 0, bytes.length); // an access outside would throw
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        named += row.has(Flows.STACK) ? 1 : 0;
        count++;
      }
    }
    assertEquals(count, named);
  }

  private static List<SampledHeader> headers() throws IOException {
    List<SampledHeader> headers = new ArrayList<>(SampledHeaders.built());
    String captures = System.getProperty("weir.captures", "");
    if (!captures.isEmpty()) {
      headers.addAll(SampledHeaders.captured(Path.of(captures, "headers")));
    }
    return headers;
  }
}
