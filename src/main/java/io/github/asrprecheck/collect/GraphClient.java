package io.github.asrprecheck.collect;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.azure.json.JsonProviders;
import com.azure.json.JsonWriter;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.Source;
import io.github.asrprecheck.fact.Vantage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Queries of Azure Resource Graph. What it returns is only what the caller may read: see {@link
 * Completeness}.
 */
final class GraphClient {
  private static final String PATH = "/providers/Microsoft.ResourceGraph/resources";
  private static final int PAGE = 1000;

  private final HttpPipeline pipeline;
  private final URI resourceManager;
  private final Deadline deadline;

  GraphClient(HttpPipeline pipeline, URI resourceManager, Deadline deadline) {
    this.pipeline = pipeline;
    this.resourceManager = resourceManager;
    this.deadline = deadline;
  }

  /** All rows of all pages, held against the totals that Azure names. */
  <T> Reading<List<T>> query(
      Query query, List<String> subscriptions, Function<Row, @Nullable T> mapper) {
    Call call =
        new Call(
            "Resource Graph: " + query.what(),
            PATH,
            "2022-10-01",
            query.action(),
            subscriptions.size() == 1
                ? "/subscriptions/" + subscriptions.get(0)
                : "the subscriptions in scope");
    List<T> all = new ArrayList<>();
    Set<String> tokens = new HashSet<>();
    Set<String> ids = new HashSet<>();
    long[] rows = {0};
    String token = null;
    Long total = null;
    do {
      if (deadline.expired()) {
        return Reading.unreadable(Gaps.ended(deadline, call.what(), call.action(), call.scope()));
      }
      Step step = page(call, body(query, subscriptions, token), mapper, all, ids, rows);
      if (step.gap() != null) {
        return Reading.unreadable(step.gap());
      }
      token = step.next();
      total = step.total() == null ? total : step.total();
      if (token != null && !tokens.add(token)) {
        return Reading.unreadable(Gaps.incomplete(call, "its pages go round in a circle", null));
      }
    } while (token != null);
    if (total == null || total != rows[0]) {
      return Reading.unreadable(
          Gaps.incomplete(
              call,
              rows[0] + " rows came of " + (total == null ? "an unknown number" : total),
              null));
    }
    Source source = new Source(call.what(), deadline.clock().instant(), Vantage.GRAPH);
    return Reading.known(List.copyOf(all), Seen.of(source));
  }

  private record Step(@Nullable String next, @Nullable Long total, @Nullable Gap gap) {}

  private <T> Step page(
      Call call,
      String body,
      Function<Row, @Nullable T> mapper,
      List<T> all,
      Set<String> ids,
      long[] rows) {
    HttpRequest request = new HttpRequest(HttpMethod.POST, resourceManager + call.target());
    request.setHeader(HttpHeaderName.CONTENT_TYPE, "application/json").setBody(body);
    try (HttpResponse response = pipeline.sendSync(request, Context.NONE)) {
      if (response.getStatusCode() != 200) {
        return new Step(null, null, Gaps.ofStatus(call, response));
      }
      try {
        Answers.Page page =
            Answers.read(
                response,
                "data",
                "$skipToken",
                Row::read,
                row -> {
                  rows[0]++;
                  String id = row.filledOrNull("id");
                  if (id != null && !ids.add(id.toLowerCase(Locale.ROOT))) {
                    // Where one row comes twice another may have slipped between the pages.
                    throw new Malformed("two rows for " + Gaps.clean(id));
                  }
                  T fact = mapper.apply(row);
                  if (fact != null) {
                    all.add(fact);
                  }
                });
        if (!page.hasItems()) {
          return new Step(
              null, null, Gaps.ofAnswer(call, "the answer has no rows member", response));
        }
        return page.truncated()
            ? new Step(
                null,
                null,
                Gaps.incomplete(
                    call, "Azure says that it cut the result", Gaps.correlation(response)))
            : new Step(page.next(), page.total(), null);
      } catch (IOException | RuntimeException e) {
        return new Step(null, null, Gaps.ofOddAnswer(call, e, response));
      }
    } catch (RuntimeException e) {
      return new Step(null, null, Gaps.ofFailure(call, e));
    }
  }

  private static String body(Query query, List<String> subscriptions, @Nullable String token) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = JsonProviders.createWriter(text)) {
      json.writeStartObject();
      json.writeArrayField("subscriptions", subscriptions, JsonWriter::writeString);
      json.writeStringField("query", query.text());
      json.writeStartObject("options");
      json.writeStringField("resultFormat", "objectArray");
      json.writeIntField("$top", PAGE);
      if (token != null) {
        json.writeStringField("$skipToken", token);
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
