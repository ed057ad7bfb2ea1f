package io.github.asrprecheck.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The report for people who would rather look than read: one file that loads nothing. Style and
 * script are named by their hashes, so that nothing else in the file can ever run.
 */
public final class HtmlReporter implements Reporter {
  private final boolean details;

  /**
   * @param details whether every subject and gap is written, where they are many
   */
  public HtmlReporter(boolean details) {
    this.details = details;
  }

  @Override
  public void write(Report report, Appendable out) throws IOException {
    String style = resource("report.css");
    String script = resource("report.js");
    Html html = new Html(new SubscriptionNames(report.subscriptionNames()));
    head(report, style, script, html);
    new HtmlSummary(report).write(html);
    new HtmlObstacles(report).write(html);
    HtmlMachines machines = new HtmlMachines(report);
    machines.write(html);
    new HtmlQuotas(report).write(html);
    new HtmlFindings(report, details).write(html);
    html.add("</main>\n<footer>");
    html.add("<p>Made by asr-precheck {}. ", report.run().toolVersion());
    html.add(
        "The rules come from Microsoft&#39;s public documents; they were not tried on live Azure.");
    html.add(" Not knowing is never a pass.</p></footer>\n");
    html.add("<p id=\"said\" class=\"unseen\" role=\"status\"></p>\n");
    html.add("<dialog id=\"machine\" aria-labelledby=\"machine-name\"></dialog>\n");
    html.add("<script type=\"application/json\" id=\"data\">");
    html.raw(new HtmlData(report).json());
    html.add("</script>\n<script>").raw(script).add("</script>\n</body>\n</html>\n");
    out.append(html.written());
  }

  private static void head(Report report, String style, String script, Html html) {
    html.add("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.add(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;;"
            + " style-src &#39;sha256-{}&#39;; script-src &#39;sha256-{}&#39;; base-uri"
            + " &#39;none&#39;; form-action &#39;none&#39;; require-trusted-types-for"
            + " &#39;script&#39;; trusted-types &#39;none&#39;\">\n",
        sha256(style),
        sha256(script));
    html.add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.add("<meta name=\"color-scheme\" content=\"light dark\">\n");
    html.add("<meta name=\"referrer\" content=\"no-referrer\">\n");
    html.add(
        "<title>{}: {} → {} · asr-precheck</title>\n<style>",
        report.outcome(),
        report.scope().source(),
        report.scope().target());
    html.raw(style).add("</style>\n</head>\n<body>\n");
    html.add("<a class=\"skip\" href=\"#content\">Skip to the outcome</a>\n");
    html.raw(resource("signs.svg"));
  }

  /** With the line ends that a browser makes of any others before it hashes. */
  private static String resource(String name) {
    try (InputStream in = HtmlReporter.class.getResourceAsStream("/report/" + name)) {
      if (in == null) {
        throw new IllegalStateException("not in the jar: report/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
