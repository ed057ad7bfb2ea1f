package io.github.asrprecheck.cli;

import io.github.asrprecheck.report.Counting;
import io.github.asrprecheck.report.Report;
import io.github.asrprecheck.scope.Region;

/** The report of a plain run against the simulated Azure, where nothing but the demo is asked. */
final class DemoReport {
  private DemoReport() {}

  static Report of(Surroundings around) {
    Catalog catalog = Catalog.of("current");
    OutputOptions output = new OutputOptions();
    output.quiet = true;
    LiveRun run =
        new LiveRun(around, new ScopeOptions(), new LoginOptions(), output, catalog, true);
    LiveRun.Result result = run.against(Region.of("eastus"), Region.of("centralus"));
    return Report.of(run.facts(result), result.estate(), catalog.checks(), Counting.everything());
  }
}
