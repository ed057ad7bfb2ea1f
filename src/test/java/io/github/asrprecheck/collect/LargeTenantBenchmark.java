package io.github.asrprecheck.collect;

import io.github.asrprecheck.check.Checks;
import io.github.asrprecheck.demo.Resources;
import io.github.asrprecheck.demo.SimulatedAzure;
import io.github.asrprecheck.demo.Tenant;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.json.ReportJson;
import io.github.asrprecheck.report.Counting;
import io.github.asrprecheck.report.Report;
import io.github.asrprecheck.report.Reports;
import io.github.asrprecheck.testing.ReadyTenant;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A program, not a test: how reading, judging and writing grow with the number of machines. See
 * docs/benchmarks.md for the command and what it gave.
 */
public final class LargeTenantBenchmark {
  private LargeTenantBenchmark() {}

  public static void main(String[] counts) throws IOException {
    for (String count : counts) {
      measure(Integer.parseInt(count));
    }
  }

  private static void measure(int machines) throws IOException {
    Tenant tenant = ReadyTenant.build();
    Resources resources = new Resources(tenant, ReadyTenant.SUB);
    String subnet = resources.subnetId("app-rg", "app-vnet", "app");
    for (int i = 0; i < machines; i++) {
      resources
          .machine("m-" + i, "group-" + i / 50 + "-rg")
          .subnet(subnet)
          .dataDisk("Premium_LRS")
          .add();
    }
    SimulatedAzure azure = new SimulatedAzure(tenant, 1000);
    long begin = System.nanoTime();
    Estate estate =
        WholeRuns.estate(
            azure, tenant, WholeRuns.scope(List.of(ReadyTenant.SUB)), Duration.ofMinutes(10));
    long read = System.nanoTime();
    Report report =
        Report.of(Reports.someRun(), estate, Checks.all(WholeRuns.BOOK), Counting.everything());
    long judged = System.nanoTime();
    StringBuilder json = new StringBuilder();
    new ReportJson(false).write(report, json);
    long written = System.nanoTime();
    System.out.printf(
        "%d machines: read %d ms, judged %d ms, JSON %d ms (%d kB), %d requests%n",
        machines,
        ms(begin, read),
        ms(read, judged),
        ms(judged, written),
        json.length() / 1024,
        azure.requests().size());
  }

  private static long ms(long from, long to) {
    return Duration.ofNanos(to - from).toMillis();
  }
}
