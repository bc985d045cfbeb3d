package io.weir.collector;

import java.io.BufferedReader;
import java.io.IOException;

/** Runs the statements of a file or a pipe, one after the other. */
final class QueryScript {
  private QueryScript() {}

  /** Runs all there are; tells whether each of them has gone well. */
  static boolean run(BufferedReader lines, QuerySession session)
      throws IOException, InterruptedException {
    boolean well = true;
    StringBuilder statement = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      statement.append(line).append(line.isBlank() ? "\n" : "");
      if (QuerySession.isWhole(statement.toString())) {
        QuerySession.Outcome outcome = session.run(statement.toString());
        statement.setLength(0);
        well &= outcome != QuerySession.Outcome.FAILED;
        if (outcome == QuerySession.Outcome.QUIT) {
          return well;
        }
      } else {
        statement.append('\n');
      }
    }
    return session.run(statement.toString()) != QuerySession.Outcome.FAILED && well;
  }
}
