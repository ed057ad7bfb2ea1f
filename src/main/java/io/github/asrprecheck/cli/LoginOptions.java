package io.github.asrprecheck.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to reach Azure, and for how long. */
final class LoginOptions {
  static final List<String> WAYS =
      List.of(
          "cli", "environment", "managed-identity", "workload-identity", "device-code", "browser");
  private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(s|m|h)?");

  @Option(
      names = "--auth",
      paramLabel = "WAY",
      completionCandidates = Choices.Ways.class,
      description =
          "cli, environment, managed-identity, workload-identity, device-code or browser."
              + " Default: the first of the usual ones that works.")
  @Nullable String auth;

  @Option(
      names = "--cloud",
      paramLabel = "NAME|URL",
      completionCandidates = Choices.Clouds.class,
      defaultValue = "AzureCloud",
      description = "AzureCloud, AzureUSGovernment, AzureChinaCloud, or an ARM endpoint.")
  String cloud = "AzureCloud";

  @Option(
      names = "--ca-bundle",
      paramLabel = "PEM",
      description = "More trusted roots (also SSL_CERT_FILE, REQUESTS_CA_BUNDLE).")
  @Nullable Path caBundle;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "10m",
      description = "Time for the whole run, as 90s or 10m; what is not known by then is UNKNOWN.")
  String timeout = "10m";

  @Option(names = "--debug", description = "Log each request to stderr; never bodies or tokens.")
  boolean debug;

  @Nullable String way() {
    if (auth != null && !WAYS.contains(auth)) {
      throw new UsageError(
          "--auth "
              + auth
              + ": no such way to sign in."
              + NearMiss.hint(auth, WAYS)
              + " One of: "
              + String.join(", ", WAYS)
              + ".");
    }
    return auth;
  }

  /** The demo signs in nowhere: an option that says where would be silently without effect. */
  void refuseBesideDemo() {
    String option =
        auth != null
            ? "--auth"
            : !cloud.equals("AzureCloud") ? "--cloud" : caBundle != null ? "--ca-bundle" : null;
    if (option != null) {
      throw new UsageError(
          "--demo and "
              + option
              + " contradict each other: the demo signs in nowhere; leave one out.");
    }
  }

  Duration limit() {
    Matcher time = TIME.matcher(timeout);
    if (!time.matches() || Integer.parseInt(time.group(1)) == 0) {
      throw new UsageError("--timeout " + timeout + ": give a time above zero, as 90s, 10m or 1h.");
    }
    long n = Long.parseLong(time.group(1));
    String unit = time.group(2) == null ? "s" : time.group(2);
    return switch (unit) {
      case "h" -> Duration.ofHours(n);
      case "m" -> Duration.ofMinutes(n);
      default -> Duration.ofSeconds(n);
    };
  }
}
