package io.weir.collector.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.weir.collector.TestCollector;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Monitors, as the Health page makes and removes them. */
@ExtendWith(InBrowser.class)
class MonitorsTest {
  private static final Locator.GetByLabelOptions EXACTLY =
      new Locator.GetByLabelOptions().setExact(true);

  @TempDir private Path data;

  @AutoClose private TestCollector collector;

  @BeforeEach
  void start() throws Exception {
    collector = new TestCollector(data);
  }

  @Test
  void aMonitorIsMadeSeenAndDeleted(Tab tab) {
    tab.meansFailures();
    Page page = tab.open(collector.url(), "/health?view=monitors");
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    Locator list = page.locator("section[aria-label=Monitors]");
    Locator name = dialog.getByLabel("Name", EXACTLY);
    assertThat(list).containsText("There is no monitor yet.");

    press(list, "New monitor");
    name.fill("no name!");
    dialog.getByLabel("Type").selectOption("AWS::EC2::Subnet");
    dialog.getByLabel("Name, id or ARN").fill("subnet-0123456789abcdef0");
    press(dialog, "Create");
    assertThat(name).hasAttribute("aria-invalid", "true");
    name.fill("office");
    press(dialog, "Create");

    assertThat(dialog).isHidden();
    assertThat(list.getByRole(AriaRole.LINK)).hasText("office");
    assertThat(list).containsText("active");
    press(list, "Delete office");
    press(dialog, "Delete");
    assertThat(list).containsText("There is no monitor yet.");
  }

  private static void press(Locator within, String button) {
    within
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }
}
