package io.github.asrprecheck.cli;

import io.github.asrprecheck.report.Report;
import io.github.asrprecheck.report.Reporter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** The documents that a command writes, each proved writable before anything else is done. */
final class Documents implements AutoCloseable {
  private final List<Output> outputs;
  private final List<FileSink> sinks = new ArrayList<>();

  private Documents(List<Output> outputs) {
    this.outputs = outputs;
  }

  static Documents open(List<Output> outputs) {
    Documents documents = new Documents(outputs);
    try {
      for (Output output : outputs) {
        if (output.file() != null) {
          documents.sinks.add(FileSink.open("-o", output.file()));
        }
      }
      return documents;
    } catch (UsageError e) {
      documents.close();
      throw e;
    }
  }

  void write(Report report, Reporters reporters, PrintWriter stdout) throws IOException {
    int sink = 0;
    for (Output output : outputs) {
      Reporter reporter = reporters.of(output);
      if (output.file() != null) {
        StringBuilder text = new StringBuilder();
        reporter.write(report, text);
        sinks.get(sink++).write(text);
      } else {
        reporter.write(report, stdout);
        stdout.flush();
        if (stdout.checkError()) {
          throw new IOException("stdout is closed");
        }
      }
    }
  }

  @Override
  public void close() {
    sinks.forEach(FileSink::close);
  }
}
