package io.github.asrprecheck.collect;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Gap.Cause;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The one place where a failed call becomes a gap. */
final class Gaps {
  private static final int LONGEST = 300;
  private static final HttpHeaderName CORRELATION =
      HttpHeaderName.fromString("x-ms-correlation-request-id");
  private static final HttpHeaderName REQUEST = HttpHeaderName.fromString("x-ms-request-id");
  private static final Pattern CODE =
      Pattern.compile("(?i)\"code\"\\s*:\\s*\"([A-Za-z0-9_.]{1,80})\"");
  private static final Pattern DENIED =
      Pattern.compile("perform action '([^']{1,200})' over scope '([^']{1,400})'");
  private static final Pattern NAMESPACE = Pattern.compile("namespace '([A-Za-z.]{1,80})'");

  private Gaps() {}

  /** Azure answered, but not with what was asked for. */
  static Gap ofStatus(Call call, HttpResponse response) {
    int status = response.getStatusCode();
    String body = body(response);
    Matcher matcher = CODE.matcher(body);
    String code = matcher.find() ? matcher.group(1) : "";
    String said = "HTTP " + status + (code.isEmpty() ? "" : " " + code);
    String correlation = correlation(response);
    boolean moved = status >= 300 && status < 400;
    if (moved || (status >= 400 && status < 500 && status != 429 && foreign(response))) {
      return inBetween(
          call,
          said + (moved ? ", a redirect" : " in " + clean(String.valueOf(type(response)))),
          correlation);
    }
    if (status == 401) {
      return gap(
          call,
          Cause.FORBIDDEN,
          said,
          "Sign in again: Azure did not accept the token.",
          correlation);
    }
    if (status == 403) {
      return forbidden(call, said, body, correlation);
    }
    if (status == 429) {
      return gap(
          call,
          Cause.THROTTLED,
          said,
          "Wait some minutes and run again, or allow more time with --timeout.",
          correlation);
    }
    if (status == 408 || status >= 500) {
      return gap(
          call,
          Cause.UNREACHABLE,
          said,
          "Run again; if it stays, ask Azure support with the correlation id.",
          correlation);
    }
    if (code.equals("MissingSubscriptionRegistration")) {
      Matcher namespace = NAMESPACE.matcher(body);
      String name = namespace.find() ? namespace.group(1) : "the provider named";
      return gap(
          call,
          Cause.UNSUPPORTED,
          said,
          "Register it: az provider register --namespace " + name,
          correlation);
    }
    if (status == 400) {
      return gap(
          call,
          Cause.UNSUPPORTED,
          said,
          "This cloud, region or subscription does not offer the call; look whether the target"
              + " region does.",
          correlation);
    }
    if (status == 404) {
      return gap(
          call,
          Cause.INCOMPLETE,
          said,
          "It does not exist, or this login cannot see it: look at the name, and grant "
              + call.action()
              + " on "
              + call.scope()
              + ".",
          correlation);
    }
    return gap(
        call,
        Cause.INCOMPLETE,
        said,
        "Run again; if it stays, ask Azure support with the correlation id.",
        correlation);
  }

  private static Gap forbidden(Call call, String said, String body, @Nullable String correlation) {
    Matcher denied = DENIED.matcher(body);
    boolean named = denied.find();
    String action = named ? clean(denied.group(1)) : call.action();
    String scope = named ? clean(denied.group(2)) : call.scope();
    return new Gap(
        call.what() + ": " + said,
        Cause.FORBIDDEN,
        action,
        scope,
        "Grant " + action + " on " + scope + "; the role Reader holds it.",
        correlation);
  }

  /** Azure answered with success, but the answer is not what it should be. */
  static Gap ofAnswer(Call call, String why, HttpResponse response) {
    return foreign(response)
        ? inBetween(
            call,
            "the answer is " + clean(String.valueOf(type(response))) + ", not JSON",
            correlation(response))
        : incomplete(call, why, correlation(response));
  }

  private static Gap inBetween(Call call, String why, @Nullable String correlation) {
    return gap(
        call,
        Cause.UNREACHABLE,
        why,
        "Something between here and Azure answers in its place, as a proxy or sign-in page does:"
            + " look at HTTPS_PROXY and the network.",
        correlation);
  }

  /** Resource Manager always answers in JSON; a page for people comes from somebody else. */
  private static boolean foreign(HttpResponse response) {
    String type = type(response);
    return type != null && !type.toLowerCase(Locale.ROOT).contains("json");
  }

  private static @Nullable String type(HttpResponse response) {
    return response.getHeaderValue(HttpHeaderName.CONTENT_TYPE);
  }

  /**
   * The same, where reading the answer ended in an exception: Azure's answer is odd, which is no
   * fault of the tool.
   */
  static Gap ofOddAnswer(Call call, Exception failure, HttpResponse response) {
    return ofAnswer(call, "the answer is cut or malformed (" + oddity(failure) + ")", response);
  }

  /** What is odd about an answer, without quoting it as the parser's own messages do. */
  static String oddity(Exception failure) {
    if (failure instanceof IOException) {
      return "no whole JSON document";
    }
    boolean telling = failure instanceof Malformed || failure instanceof IllegalStateException;
    return telling
        ? clean(String.valueOf(failure.getMessage()))
        : failure.getClass().getSimpleName();
  }

  static Gap incomplete(Call call, String why, @Nullable String correlation) {
    return gap(
        call,
        Cause.INCOMPLETE,
        why,
        "Run again; if it stays, report it with the output of --debug.",
        correlation);
  }

  /** No answer came. */
  static Gap ofFailure(Call call, Throwable failure) {
    List<Throwable> causes = causes(failure);
    for (Throwable cause : causes) {
      if (cause instanceof NotARead) {
        return gap(
            call,
            Cause.DEFECT,
            "refused by the tool's own guard: " + clean(String.valueOf(cause.getMessage())),
            "This is a fault of asr-precheck: please report it.",
            null);
      }
      String reason = reason(cause);
      if (reason != null) {
        return gap(
            call,
            Cause.UNREACHABLE,
            reason,
            "Look at the network, HTTPS_PROXY and --ca-bundle, then run again.",
            null);
      }
    }
    if (causes.stream().anyMatch(ClientAuthenticationException.class::isInstance)) {
      return gap(
          call,
          Cause.FORBIDDEN,
          "no token for it",
          "Sign in again: the token ran out and no new one was given.",
          null);
    }
    return defect(call.what(), call.action(), call.scope(), causes.get(causes.size() - 1));
  }

  private static @Nullable String reason(Throwable cause) {
    if (cause instanceof UnknownHostException) {
      return "the host name " + clean(String.valueOf(cause.getMessage())) + " cannot be resolved";
    }
    if (cause instanceof SocketTimeoutException || cause instanceof TimeoutException) {
      return "no answer in time";
    }
    if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
      return "no connection: " + clean(String.valueOf(cause.getMessage()));
    }
    if (cause instanceof SSLException || cause instanceof java.security.GeneralSecurityException) {
      return "TLS failed: " + clean(String.valueOf(cause.getMessage()));
    }
    if (cause instanceof InterruptedException) {
      return "interrupted while waiting for Azure";
    }
    return cause instanceof IOException
        ? "the connection broke: " + clean(String.valueOf(cause.getMessage()))
        : null;
  }

  /** The run ended first. */
  static Gap ended(Deadline deadline, String what, String action, String scope) {
    return deadline.wasCut()
        ? new Gap(
            what + ": the run was interrupted before it was answered",
            Cause.UNREACHABLE,
            action,
            scope,
            "Run again and let it end.",
            null)
        : new Gap(
            what + ": the run's time limit was reached",
            Cause.UNREACHABLE,
            action,
            scope,
            "Allow more time with --timeout, or narrow the scope.",
            null);
  }

  /** A fault of the tool itself. */
  static Gap defect(String what, String action, String scope, Throwable cause) {
    return new Gap(
        what + ": " + cause.getClass().getSimpleName(),
        Cause.DEFECT,
        action,
        scope,
        "This is a fault of asr-precheck: please report it with the output of --debug.",
        null);
  }

  /** Text from outside, fit for a message: no control characters, not too long. */
  static String clean(String text) {
    String plain = text.replaceAll("\\p{C}", " ").strip();
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...";
  }

  static @Nullable String correlation(HttpResponse response) {
    String id = response.getHeaderValue(CORRELATION);
    String other = id == null ? response.getHeaderValue(REQUEST) : id;
    return other == null ? null : clean(other);
  }

  private static Gap gap(
      Call call, Cause cause, String why, String remedy, @Nullable String correlation) {
    return new Gap(
        call.what() + ": " + why, cause, call.action(), call.scope(), remedy, correlation);
  }

  private static String body(HttpResponse response) {
    String body = response.getBodyAsString().block();
    return body == null ? "" : body;
  }

  /**
   * The failure and what caused it, from the outside in; libraries wrap it in layers of their own.
   */
  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    Throwable cause = failure;
    while (cause != null && causes.size() < 20) {
      causes.add(cause);
      cause = cause.getCause();
    }
    return causes;
  }
}
