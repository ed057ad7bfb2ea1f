package io.github.asrprecheck.collect;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.scope.Cloud;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The real clients and readers over some HTTP client, without a sign-in; retries do not wait. */
record Wired(ArmClient arm, GraphClient graph) {
  static final String SUB = "11111111-2222-3333-4444-555555555555";
  static final Call CALL =
      new Call(
          "widgets",
          "/subscriptions/" + SUB + "/widgets",
          "2024-01-01",
          "Contoso.Widgets/read",
          "/subscriptions/" + SUB);
  static final Query QUERY =
      new Query("some", "resources | order by id asc", "things", "Contoso.Things/read");

  static Wired to(HttpClient client) {
    return to(client, Deadline.after(Duration.ofSeconds(30), Clock.systemUTC()));
  }

  static Wired to(HttpClient client, Deadline deadline) {
    ReadOnly guard = ReadOnly.azure(Cloud.PUBLIC.resourceManager());
    HttpPipeline pipeline =
        new HttpPipelineBuilder()
            .policies(guard, new RetryWithinDeadline(deadline, 2, Duration.ofMillis(1), time -> {}))
            .httpClient(guard.around(client))
            .build();
    return new Wired(
        new ArmClient(pipeline, Cloud.PUBLIC.resourceManager(), deadline),
        new GraphClient(pipeline, Cloud.PUBLIC.resourceManager(), deadline));
  }

  /** The names of a list of widgets. */
  Reading<List<String>> widgets() {
    return arm.list(CALL, Row::read, row -> row.text("name"));
  }

  /** The ids of a query's rows. */
  Reading<List<String>> things() {
    return graph.query(QUERY, List.of(SUB), row -> row.text("id"));
  }

  static <T> T known(Reading<T> reading) {
    return reading.fold(
        (value, seen) -> value,
        gaps -> {
          throw new AssertionError("not known: " + gaps);
        });
  }

  static Gap gap(Reading<?> reading) {
    List<Gap> gaps =
        reading.fold(
            (value, seen) -> {
              throw new AssertionError("known, but should not be: " + value);
            },
            all -> all);
    if (gaps.size() != 1) {
      throw new AssertionError("one gap was expected: " + gaps);
    }
    return gaps.get(0);
  }
}
