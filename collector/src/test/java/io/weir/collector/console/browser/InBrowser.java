package io.weir.collector.console.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test the {@link Tab}s that it asks for, strangers to each other, and fails it if
 * anything went wrong in one. Without Chromium the tests are skipped.
 */
final class InBrowser implements ExecutionCondition, ParameterResolver, AfterTestExecutionCallback {
  private static final Namespace NAMESPACE = Namespace.create(InBrowser.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Chromium.isInstalled()
        ? ConditionEvaluationResult.enabled("Chromium is installed")
        : ConditionEvaluationResult.disabled("no Chromium here: apt-get install chromium");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Tab.class;
  }

  @Override
  public Tab resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // one for all tests: the store of the root closes it behind the last
    Store root = context.getRoot().getStore(NAMESPACE);
    Chromium chromium =
        root.getOrComputeIfAbsent(Chromium.class, _ -> Chromium.start(), Chromium.class);
    Tab tab = chromium.newTab();
    context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(OpenTabs.class, _ -> new OpenTabs(new ArrayList<>()), OpenTabs.class)
        .tabs()
        .add(tab);
    return tab;
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    // before the test's own end, which stops the collector that its tabs still look at
    OpenTabs open = context.getStore(NAMESPACE).remove(OpenTabs.class, OpenTabs.class);
    if (open == null) {
      return;
    }
    List<String> problems = open.tabs().stream().flatMap(tab -> tab.problems().stream()).toList();
    open.close();
    if (context.getExecutionException().isEmpty()) {
      assertEquals(List.of(), problems);
    }
  }

  private record OpenTabs(List<Tab> tabs) implements AutoCloseable {
    @Override
    public void close() {
      tabs.forEach(Tab::close);
    }
  }
}
