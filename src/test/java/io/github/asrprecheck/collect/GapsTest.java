package io.github.asrprecheck.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Gap.Cause;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Exceptions;

/** Every way for a call to fail, and what is said of it. */
class GapsTest {
  private static final Call CALL = Wired.CALL;

  @ParameterizedTest
  @CsvSource({
    "202, INCOMPLETE",
    "204, INCOMPLETE",
    "301, UNREACHABLE",
    "302, UNREACHABLE",
    "400, UNSUPPORTED",
    "401, FORBIDDEN",
    "403, FORBIDDEN",
    "404, INCOMPLETE",
    "405, INCOMPLETE",
    "408, UNREACHABLE",
    "409, INCOMPLETE",
    "429, THROTTLED",
    "500, UNREACHABLE",
    "503, UNREACHABLE",
    "599, UNREACHABLE",
    "999, UNREACHABLE"
  })
  void everyStatusHasACause(int status, Cause cause) {
    Gap gap =
        Gaps.ofStatus(
            CALL, answer(status, "application/json", "{\"error\":{\"code\":\"SomeCode\"}}"));
    assertThat(gap.cause()).isEqualTo(cause);
    assertThat(gap.what()).startsWith("widgets: HTTP " + status + " SomeCode");
    assertThat(gap.action()).isEqualTo(CALL.action());
    assertThat(gap.scope()).isEqualTo(CALL.scope());
    assertThat(gap.remedy()).isNotBlank();
    assertThat(gap.correlationId()).isEqualTo("c0ffee");
  }

  @ParameterizedTest
  @CsvSource({
    "401, UNREACHABLE",
    "403, UNREACHABLE",
    "404, UNREACHABLE",
    "429, THROTTLED",
    "503, UNREACHABLE"
  })
  void aRefusalInHtmlComesFromAProxyAndNeedsNoRole(int status, Cause cause) {
    Gap gap = Gaps.ofStatus(CALL, answer(status, "text/html", "<html>Blocked by policy</html>"));
    assertThat(gap.cause()).isEqualTo(cause);
    assertThat(gap.remedy()).doesNotContain("Grant", "Reader");
  }

  @Test
  void aRefusalNamesTheActionAndScopeThatAzureNames() {
    String body =
        "{\"error\":{\"code\":\"AuthorizationFailed\",\"message\":\"The client 'x' does not have"
            + " authorization to perform action 'Contoso.Other/read' over scope"
            + " '/subscriptions/s/resourceGroups/g' or the scope is invalid.\"}}";
    Gap gap = Gaps.ofStatus(CALL, answer(403, "application/json", body));
    assertThat(gap.action()).isEqualTo("Contoso.Other/read");
    assertThat(gap.scope()).isEqualTo("/subscriptions/s/resourceGroups/g");
    assertThat(gap.remedy())
        .isEqualTo(
            "Grant Contoso.Other/read on /subscriptions/s/resourceGroups/g; the role Reader holds"
                + " it.");
  }

  @Test
  void aRefusalThatNamesNothingNamesTheCall() {
    Gap gap = Gaps.ofStatus(CALL, answer(403, null, ""));
    assertThat(gap.what()).isEqualTo("widgets: HTTP 403");
    assertThat(gap.action()).isEqualTo("Contoso.Widgets/read");
    assertThat(gap.scope()).isEqualTo(CALL.scope());
  }

  @Test
  void aProviderThatIsNotRegisteredIsToBeRegistered() {
    String body =
        "{\"error\":{\"code\":\"MissingSubscriptionRegistration\",\"message\":\"The subscription is"
            + " not registered to use namespace 'Microsoft.RecoveryServices'.\"}}";
    Gap gap = Gaps.ofStatus(CALL, answer(409, "application/json", body));
    assertThat(gap.cause()).isEqualTo(Cause.UNSUPPORTED);
    assertThat(gap.remedy())
        .isEqualTo("Register it: az provider register --namespace Microsoft.RecoveryServices");
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new UncheckedIOException(new UnknownHostException("arm.example")),
            "the host name arm.example cannot be resolved"),
        Arguments.of(
            new UncheckedIOException(new SocketTimeoutException("Read timed out")),
            "no answer in time"),
        Arguments.of(new CompletionException(new TimeoutException()), "no answer in time"),
        Arguments.of(
            new UncheckedIOException(new ConnectException("Connection refused")),
            "no connection: Connection refused"),
        Arguments.of(
            new UncheckedIOException(new SSLHandshakeException("PKIX path building failed")),
            "TLS failed: PKIX path building failed"),
        Arguments.of(
            new UncheckedIOException(new IOException("Unable to tunnel\r\nthrough proxy")),
            "the connection broke: Unable to tunnel  through proxy"),
        Arguments.of(Exceptions.propagate(new IOException("gone")), "the connection broke: gone"),
        Arguments.of(
            new IllegalStateException(
                "x", new RuntimeException("y", new ConnectException("refused"))),
            "no connection: refused"),
        Arguments.of(
            new ClientAuthenticationException(
                "no", null, new UnknownHostException("login.example")),
            "the host name login.example cannot be resolved"),
        Arguments.of(
            new IllegalStateException("x", new InterruptedException()),
            "interrupted while waiting for Azure"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void noAnswerIsSaidInPlainWords(RuntimeException failure, String said) {
    Gap gap = Gaps.ofFailure(CALL, failure);
    assertThat(gap.cause()).isEqualTo(Cause.UNREACHABLE);
    assertThat(gap.what()).isEqualTo("widgets: " + said);
    assertThat(gap.remedy()).contains("HTTPS_PROXY", "--ca-bundle");
  }

  @Test
  void aTokenThatIsNotRenewedAsksForASignIn() {
    Gap gap =
        Gaps.ofFailure(CALL, new ClientAuthenticationException("a long\nstory with secrets", null));
    assertThat(gap.cause()).isEqualTo(Cause.FORBIDDEN);
    assertThat(gap.what()).isEqualTo("widgets: no token for it");
    assertThat(gap.remedy()).startsWith("Sign in again");
  }

  @Test
  void faultsOfTheToolSaySo() {
    assertThat(Gaps.ofFailure(CALL, new NotARead("DELETE x is not a read")).cause())
        .isEqualTo(Cause.DEFECT);
    Gap gap = Gaps.ofFailure(CALL, new IllegalArgumentException("secret"));
    assertThat(gap.cause()).isEqualTo(Cause.DEFECT);
    assertThat(gap.what()).isEqualTo("widgets: IllegalArgumentException");
    assertThat(gap.remedy()).contains("fault of asr-precheck");
  }

  @Test
  void failuresThatCauseEachOtherEnd() {
    RuntimeException one = new RuntimeException("one");
    RuntimeException two = new RuntimeException("two", one);
    one.initCause(two);
    assertThat(Gaps.ofFailure(CALL, one).cause()).isEqualTo(Cause.DEFECT);
  }

  @Test
  void textFromOutsideIsOneShortPlainLine() {
    assertThat(Gaps.clean("  a\u001b[31mred\r\nb\u0000c\u202e\u2066d\u0085 "))
        .isEqualTo("a [31mred  b c  d");
    assertThat(Gaps.clean("x".repeat(301))).isEqualTo("x".repeat(300) + "...");
    assertThat(Gaps.clean("x".repeat(300))).hasSize(300);
  }

  @Test
  void theRequestIdStandsInForAMissingCorrelation() {
    HttpHeaders headers = new HttpHeaders().set(HttpHeaderName.fromString("x-ms-request-id"), "r1");
    assertThat(Gaps.correlation(new BufferedResponse(request(), 500, headers, new byte[0])))
        .isEqualTo("r1");
    assertThat(
            Gaps.correlation(new BufferedResponse(request(), 500, new HttpHeaders(), new byte[0])))
        .isNull();
  }

  private static HttpResponse answer(int status, String type, String body) {
    HttpHeaders headers =
        new HttpHeaders().set(HttpHeaderName.fromString("x-ms-correlation-request-id"), "c0ffee");
    if (type != null) {
      headers.set(HttpHeaderName.CONTENT_TYPE, type);
    }
    return new BufferedResponse(request(), status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private static HttpRequest request() {
    return new HttpRequest(HttpMethod.GET, "https://management.azure.com/");
  }
}
