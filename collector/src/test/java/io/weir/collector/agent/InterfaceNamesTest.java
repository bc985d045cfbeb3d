package io.weir.collector.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.weir.storage.schema.Text;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class InterfaceNamesTest {
  private final InterfaceNames names = new InterfaceNames(new Budget(2));

  @Test
  void tellsTheLatestName() {
    put(3, "eth0");
    put(3, "eth0.100");

    assertEquals("eth0.100", names.of(3).toString());
    assertNull(names.of(4));
  }

  @Test
  void keepsANameThatComesAgain() {
    put(3, "eth0");
    Text first = names.of(3);
    put(3, "eth0");

    assertSame(first, names.of(3));
  }

  @Test
  void keepsANameThatIsNoUtf8AndComesAgain() {
    byte[] bytes = {'e', (byte) 0xff};
    names.put(3, bytes, 0, bytes.length);
    Text first = names.of(3);
    names.put(3, bytes, 0, bytes.length);

    assertEquals("e\ufffd", first.toString());
    assertSame(first, names.of(3));
  }

  @Test
  void takesNoMoreNamesThanThereIsRoomFor() {
    put(1, "a");
    put(2, "b");
    put(3, "c");

    assertEquals("b", names.of(2).toString());
    assertNull(names.of(3));
  }

  private void put(long ifIndex, String name) {
    byte[] bytes = ("<" + name + ">").getBytes(StandardCharsets.UTF_8);
    names.put(ifIndex, bytes, 1, bytes.length - 2);
  }
}
