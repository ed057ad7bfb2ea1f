package io.github.asrprecheck.report;

import java.io.IOException;

/** A form of the report. Decides nothing. */
public interface Reporter {
  void write(Report report, Appendable out) throws IOException;
}
