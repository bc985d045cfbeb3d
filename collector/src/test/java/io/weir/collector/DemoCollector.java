package io.weir.collector;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A collector that has the demo's captures, for all tests of a class. */
public final class DemoCollector implements BeforeAllCallback, AfterAllCallback {
  private TemporaryDirectory data;
  private TestCollector collector;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    data = TemporaryDirectory.create("weir-test-");
    collector = new TestCollector(data.path());
    collector.replayDemo();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (collector != null) {
      collector.close();
    }
    data.close();
  }

  public TestCollector get() {
    return collector;
  }

  public String url() {
    return collector.url();
  }
}
