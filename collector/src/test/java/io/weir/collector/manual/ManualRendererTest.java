package io.weir.collector.manual;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ManualRendererTest {
  @Test
  void takesTheTitleOut() {
    ManualPage page = ManualRenderer.render("design", "# Design\n\nWeir takes.\n");

    assertEquals(new ManualPage("design", "Design", List.of(), "<p>Weir takes.</p>\n"), page);
  }

  @Test
  void namesSectionsAsGitHubDoes() {
    ManualPage page =
        ManualRenderer.render("a", "# A\n## Estimates, and `how` sure\n### Inner\n## Inner\n");

    assertEquals(
        List.of(
            new ManualPage.Section("estimates-and-how-sure", "Estimates, and how sure"),
            new ManualPage.Section("inner-1", "Inner")),
        page.sections());
  }

  @Test
  void leadsToOtherPagesInTheConsole() {
    assertEquals(
        "<p><a href=\"/docs?page=query-language#source\">the <em>source</em></a></p>\n",
        html("[the *source*](query-language.md#source)"));
  }

  @Test
  void keepsLinksWithinThePageAndToTheWeb() {
    assertEquals(
        "<p><a href=\"#source\">a</a> <a href=\"https://example.org/\">b</a></p>\n",
        html("[a](#source) [b](https://example.org/)"));
  }

  @Test
  void leavesTheTextOfWhatIsNotServed() {
    assertEquals(
        "<p>examples and a picture</p>\n",
        html("[examples](../collector/src/main/dist/examples) and ![a picture](images/one.png)"));
  }

  @Test
  void dropsHtml() {
    assertEquals(
        "<p>before  after</p>\n",
        html("<script>alert(1)</script>\n\nbefore <b onclick=\"x\"> after"));
  }

  @Test
  void dropsAddressesThatRun() {
    assertEquals("<p>press</p>\n", html("[press](javascript:alert)"));
  }

  @Test
  void rendersTables() {
    assertEquals(
        """
        <table>
        <thead>
        <tr>
        <th>a</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>1</td>
        </tr>
        </tbody>
        </table>
        """,
        html("| a |\n|---|\n| 1 |\n"));
  }

  private static String html(String markdown) {
    return ManualRenderer.render("page", markdown).html();
  }
}
