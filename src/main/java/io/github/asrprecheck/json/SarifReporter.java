package io.github.asrprecheck.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.asrprecheck.check.Rule;
import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.Verdict;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.report.Line;
import io.github.asrprecheck.report.Report;
import io.github.asrprecheck.report.Reporter;
import io.github.asrprecheck.report.Run;
import io.github.asrprecheck.report.Section;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The report as SARIF 2.1.0: every rule, and as results what each says of each subject. What is
 * fine is one result for all its subjects, with their number as {@code occurrenceCount}, unless
 * details are asked for. ASCII only, as {@link ReportJson}.
 */
public final class SarifReporter implements Reporter {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final boolean details;

  /**
   * @param details whether what is fine has a result for each subject too
   */
  public SarifReporter(boolean details) {
    this.details = details;
  }

  @Override
  public void write(Report report, Appendable out) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      json.writeStartObject();
      json.writeStringField("$schema", SCHEMA);
      json.writeStringField("version", "2.1.0");
      json.writeArrayFieldStart("runs");
      run(report, json);
      json.writeEndArray();
      json.writeEndObject();
    }
    out.append(text.getBuffer()).append('\n');
  }

  private void run(Report report, JsonGenerator json) throws IOException {
    Map<String, Rule> rules = rules(report);
    json.writeStartObject();
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "asr-precheck");
    json.writeStringField("version", report.run().toolVersion());
    json.writeArrayFieldStart("rules");
    for (Rule rule : rules.values()) {
      rule(rule, json);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    invocation(report, json);
    json.writeArrayFieldStart("results");
    results(report, List.copyOf(rules.keySet()), json);
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Every rule that may speak, and those that spoke without being announced. */
  private static Map<String, Rule> rules(Report report) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    for (Section section : report.sections()) {
      section.check().rules().forEach(r -> rules.putIfAbsent(r.id(), r));
      section.lines().forEach(l -> rules.putIfAbsent(l.rule().id(), l.rule()));
    }
    return rules;
  }

  private static void rule(Rule rule, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", rule.id());
    message("shortDescription", rule.title(), json);
    message("fullDescription", rule.why(), json);
    message("help", rule.remedy(), json);
    if (!rule.doc().isEmpty()) {
      json.writeStringField("helpUri", rule.doc());
    }
    json.writeObjectFieldStart("properties");
    json.writeStringField("check", rule.check());
    json.writeStringField("asOf", rule.asOf().toString());
    json.writeArrayFieldStart("predicts");
    for (int code : rule.predicts()) {
      json.writeNumber(code);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void invocation(Report report, JsonGenerator json) throws IOException {
    Run run = report.run();
    boolean sound =
        report.sections().stream()
            .flatMap(s -> s.lines().stream())
            .flatMap(l -> l.gaps().stream())
            .noneMatch(g -> g.cause() == Gap.Cause.DEFECT);
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    json.writeBooleanField("executionSuccessful", sound);
    json.writeNumberField("exitCode", report.exitCode());
    json.writeStringField("exitCodeDescription", report.outcome().name());
    json.writeStringField("startTimeUtc", run.startedAt().toString());
    json.writeStringField(
        "endTimeUtc", run.startedAt().plusMillis(run.duration().toMillis()).toString());
    json.writeEndObject();
    json.writeEndArray();
  }

  private void results(Report report, List<String> rules, JsonGenerator json) throws IOException {
    Map<String, Integer> index = new LinkedHashMap<>();
    rules.forEach(id -> index.put(id, index.size()));
    SarifPlace.Fingerprints fingerprints = new SarifPlace.Fingerprints();
    for (Section section : report.sections()) {
      for (Line line : section.lines()) {
        List<SarifPlace> places = new ArrayList<>();
        if (line.fine() && !details) {
          places.add(SarifPlace.of(section.check()));
        } else {
          for (Subject subject : line.named()) {
            places.add(SarifPlace.of(subject));
          }
        }
        for (SarifPlace place : places) {
          json.writeStartObject();
          json.writeStringField("ruleId", line.rule().id());
          json.writeNumberField("ruleIndex", index.getOrDefault(line.rule().id(), -1));
          result(line, json);
          json.writeNumberField("occurrenceCount", places.size() == 1 ? line.count() : 1);
          place.write(json);
          fingerprints.write(line.rule().id(), place, json);
          json.writeEndObject();
        }
      }
    }
  }

  private static void result(Line line, JsonGenerator json) throws IOException {
    json.writeStringField("kind", kind(line.kind()));
    json.writeStringField("level", level(line.kind()));
    String fix = line.remedy() == null ? "" : " Fix: " + line.remedy();
    message("message", line.says() + fix, json);
    // All results of a run have it, or none.
    json.writeArrayFieldStart("suppressions");
    if (!line.counted()) {
      json.writeStartObject();
      json.writeStringField("kind", "external");
      json.writeStringField("status", "accepted");
      json.writeStringField("justification", line.exemption());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("properties");
    json.writeStringField("verdict", line.kind().name());
    if (!line.gaps().isEmpty()) {
      json.writeArrayFieldStart("gaps");
      for (Gap gap : line.gaps()) {
        ReportJson.gap(gap, json);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  /** What could not be determined is open: neither passed nor failed. */
  private static String kind(Verdict.Kind kind) {
    return switch (kind) {
      case FAIL, WARN -> "fail";
      case UNKNOWN -> "open";
      case PASS -> "pass";
      case NOT_APPLICABLE -> "notApplicable";
    };
  }

  /** Only a result of the kind "fail" may have a level. */
  private static String level(Verdict.Kind kind) {
    return switch (kind) {
      case FAIL -> "error";
      case WARN -> "warning";
      case UNKNOWN, PASS, NOT_APPLICABLE -> "none";
    };
  }

  /** Brackets make links and braces take arguments in such text, unless they are escaped. */
  private static void message(String field, String text, JsonGenerator json) throws IOException {
    String plain = text.replace("{", "{{").replace("}", "}}");
    json.writeObjectFieldStart(field);
    json.writeStringField(
        "text",
        plain.contains("](")
            ? plain.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
            : plain);
    json.writeEndObject();
  }
}
