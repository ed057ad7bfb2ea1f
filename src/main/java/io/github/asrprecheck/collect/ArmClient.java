package io.github.asrprecheck.collect;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.azure.json.JsonReader;
import com.azure.json.ReadValueCallback;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.Source;
import io.github.asrprecheck.fact.Vantage;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lists of Resource Manager, over one pipeline. Every failure comes back as a gap, never as an
 * empty list.
 */
final class ArmClient {
  private final HttpPipeline pipeline;
  private final URI resourceManager;
  private final Deadline deadline;

  ArmClient(HttpPipeline pipeline, URI resourceManager, Deadline deadline) {
    this.pipeline = pipeline;
    this.resourceManager = resourceManager;
    this.deadline = deadline;
  }

  /**
   * All pages of a list.
   *
   * @param decoder reads one element as it streams by: an SDK model's {@code fromJson}, or {@code
   *     Row::read}
   * @param mapper makes it a fact; null leaves it out
   */
  <M, T> Reading<List<T>> list(
      Call call, ReadValueCallback<JsonReader, M> decoder, Function<M, @Nullable T> mapper) {
    List<T> all = new ArrayList<>();
    Set<String> followed = new HashSet<>();
    String next = resourceManager + call.target();
    boolean first = true;
    while (next != null) {
      if (deadline.expired()) {
        return Reading.unreadable(Gaps.ended(deadline, call.what(), call.action(), call.scope()));
      }
      if (!followed.add(next)) {
        return Reading.unreadable(Gaps.incomplete(call, "its pages go round in a circle", null));
      }
      if (!first && !followable(next)) {
        return Reading.unreadable(
            Gaps.incomplete(
                call,
                "its next page is said to be at another place than "
                    + resourceManager.getHost()
                    + ": "
                    + Gaps.clean(next),
                null));
      }
      first = false;
      Step step = page(call, next, decoder, m -> add(all, mapper.apply(m)));
      if (step.gap() != null) {
        return Reading.unreadable(step.gap());
      }
      // Some links come with the blanks of a filter in them.
      next = step.next() == null ? null : step.next().replace(" ", "%20");
    }
    Source source = new Source(call.what(), deadline.clock().instant(), Vantage.ARM);
    return Reading.known(List.copyOf(all), Seen.of(source));
  }

  /** A list that cannot be empty: an empty one hides something. */
  <M, T> Reading<List<T>> listNonEmpty(
      Call call, ReadValueCallback<JsonReader, M> decoder, Function<M, @Nullable T> mapper) {
    long[] elements = {0};
    Reading<List<T>> list =
        list(
            call,
            decoder,
            m -> {
              elements[0]++;
              return mapper.apply(m);
            });
    return list.then(
        all ->
            elements[0] > 0
                ? list
                : Reading.unreadable(
                    Gaps.incomplete(call, "the list is empty, which it cannot be", null)));
  }

  private record Step(@Nullable String next, @Nullable Gap gap) {}

  private <M> Step page(
      Call call,
      String url,
      ReadValueCallback<JsonReader, M> decoder,
      java.util.function.Consumer<M> sink) {
    try (HttpResponse response =
        pipeline.sendSync(new HttpRequest(HttpMethod.GET, url), Context.NONE)) {
      if (response.getStatusCode() != 200) {
        return new Step(null, Gaps.ofStatus(call, response));
      }
      try {
        Answers.Page page = Answers.read(response, "value", "nextLink", decoder, sink);
        return page.hasItems()
            ? new Step(page.next(), null)
            : new Step(null, Gaps.ofAnswer(call, "the answer has no list", response));
      } catch (IOException | RuntimeException e) {
        return new Step(null, Gaps.ofOddAnswer(call, e, response));
      }
    } catch (RuntimeException e) {
      return new Step(null, Gaps.ofFailure(call, e));
    }
  }

  /** A token goes along, so a page is only followed where the list itself was. */
  private boolean followable(String next) {
    try {
      URI uri = new URI(next);
      return resourceManager.getScheme().equalsIgnoreCase(uri.getScheme())
          && resourceManager.getHost().equalsIgnoreCase(uri.getHost())
          && port(uri) == port(resourceManager)
          && uri.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static int port(URI uri) {
    return uri.getPort() < 0 ? 443 : uri.getPort();
  }

  private static <T> void add(List<T> all, @Nullable T fact) {
    if (fact != null) {
      all.add(fact);
    }
  }
}
