package io.weir.collector.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.weir.collector.TestCollector;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Monitors, as the Health page makes and removes them. */
@ExtendWith(InBrowser.class)
class MonitorsTest {
  @TempDir private Path data;

  @Test
  void aMonitorIsMadeSeenAndDeleted(Tab tab) throws Exception {
    tab.meansFailures();
    try (TestCollector collector = new TestCollector(data)) {
      Page page = tab.open(collector.url(), "/health?view=monitors");
      Locator dialog = page.getByRole(AriaRole.DIALOG);
      Locator list = page.getByLabel("Monitors", new Page.GetByLabelOptions().setExact(true)).first();
      assertThat(list).containsText("There is no monitor yet.");

      press(page.locator("main"), "New monitor");
      dialog.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true)).fill("no name!");
      dialog.getByLabel("Type").selectOption("AWS::EC2::Subnet");
      dialog.getByLabel("Name, id or ARN").fill("subnet-0123456789abcdef0");
      press(dialog, "Create");
      assertThat(dialog.locator(".field").first().locator(".wrong")).not().isEmpty();
      dialog.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true)).fill("office");
      press(dialog, "Create");

      assertThat(dialog).isHidden();
      assertThat(list).containsText("office");
      assertThat(list).containsText("active");
      press(list, "Delete office");
      press(dialog, "Delete");
      assertThat(list).containsText(Pattern.compile("There is no monitor yet."));
    }
  }

  private static void press(Locator within, String button) {
    within
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }
}
