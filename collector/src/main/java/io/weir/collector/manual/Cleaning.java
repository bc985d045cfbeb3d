package io.weir.collector.manual;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/**
 * Fits a page to the console: links to other pages lead to them there, and links to files of the
 * project, images and HTML, which are not served, leave their text.
 */
final class Cleaning extends AbstractVisitor {
  private static final Pattern OTHER_PAGE = Pattern.compile("([\\w-]+)\\.md(#.*)?");
  private static final Pattern ELSEWHERE = Pattern.compile("https?://.*|#.*");

  @Override
  public void visit(Link link) {
    Matcher page = OTHER_PAGE.matcher(link.getDestination());
    if (page.matches()) {
      String section = page.group(2) == null ? "" : page.group(2);
      link.setDestination("/docs?page=" + page.group(1) + section);
    } else if (!ELSEWHERE.matcher(link.getDestination()).matches()) {
      unwrap(link);
      return;
    }
    visitChildren(link);
  }

  @Override
  public void visit(Image image) {
    unwrap(image);
  }

  @Override
  public void visit(HtmlBlock html) {
    html.unlink();
  }

  @Override
  public void visit(HtmlInline html) {
    html.unlink();
  }

  private void unwrap(Node node) {
    visitChildren(node);
    for (Node child = node.getFirstChild(); child != null; child = node.getFirstChild()) {
      node.insertBefore(child);
    }
    node.unlink();
  }
}
