package io.weir.query.exec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What one thread has seen of the texts that all number: an open-addressing table by their bytes,
 * so that it seldom asks them, and makes no text that it knows. Belongs to one thread.
 */
final class SeenTexts {
  private final TextIdentifiers identifiers;
  private byte[][] slots = new byte[256][];
  private int[] numbers = new int[256];
  private int size;

  SeenTexts(TextIdentifiers identifiers) {
    this.identifiers = identifiers;
  }

  /** The number of a text, given as UTF-8. */
  int number(byte[] text) {
    int slot = slot(text);
    while (slots[slot] != null) {
      if (Arrays.equals(slots[slot], text)) {
        return numbers[slot];
      }
      slot = slot + 1 & slots.length - 1;
    }
    int number = identifiers.number(new String(text, StandardCharsets.UTF_8));
    slots[slot] = text;
    numbers[slot] = number;
    if (++size * 2 > slots.length) {
      grow();
    }
    return number;
  }

  private void grow() {
    byte[][] texts = slots;
    int[] before = numbers;
    slots = new byte[texts.length * 2][];
    numbers = new int[slots.length];
    for (int i = 0; i < texts.length; i++) {
      if (texts[i] != null) {
        int slot = slot(texts[i]);
        while (slots[slot] != null) {
          slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = texts[i];
        numbers[slot] = before[i];
      }
    }
  }

  private int slot(byte[] text) {
    int hash = Arrays.hashCode(text) * 0x9e37_79b9;
    return (hash ^ hash >>> 16) & slots.length - 1;
  }
}
