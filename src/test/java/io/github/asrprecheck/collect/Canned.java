package io.github.asrprecheck.collect;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * A client that gives prepared answers in turn, the last one again and again, and keeps what it was
 * asked.
 */
final class Canned implements HttpClient {
  private final Deque<Function<HttpRequest, HttpResponse>> answers = new ArrayDeque<>();
  private final List<HttpRequest> requests = Collections.synchronizedList(new ArrayList<>());

  static Canned json(String body) {
    return new Canned().then(200, body);
  }

  static Canned status(int status, String body) {
    return new Canned().then(status, body);
  }

  Canned then(int status, String body, String... headers) {
    return then(status, body.getBytes(StandardCharsets.UTF_8), headers(headers));
  }

  Canned then(int status, byte[] body, HttpHeaders headers) {
    answers.add(request -> new BufferedResponse(request, status, headers, body));
    return this;
  }

  Canned thenFails(IOException failure) {
    answers.add(
        request -> {
          throw new UncheckedIOException(failure);
        });
    return this;
  }

  private static HttpHeaders headers(String... namesAndValues) {
    HttpHeaders headers =
        new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, "application/json; charset=utf-8");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.set(HttpHeaderName.fromString(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return headers;
  }

  /** Every request so far. */
  List<HttpRequest> requests() {
    return List.copyOf(requests);
  }

  /** Method and address of every request so far. */
  List<String> asked() {
    return requests().stream().map(r -> r.getHttpMethod() + " " + r.getUrl()).toList();
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return Mono.fromCallable(() -> sendSync(request, Context.NONE));
  }

  @Override
  public synchronized HttpResponse sendSync(HttpRequest request, Context context) {
    requests.add(request);
    Function<HttpRequest, HttpResponse> answer =
        answers.size() > 1 ? answers.poll() : answers.peek();
    return answer.apply(request);
  }
}
