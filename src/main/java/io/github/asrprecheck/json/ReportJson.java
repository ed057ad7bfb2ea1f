package io.github.asrprecheck.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.asrprecheck.check.Measure;
import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.Verdict;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Source;
import io.github.asrprecheck.report.Baseline;
import io.github.asrprecheck.report.Line;
import io.github.asrprecheck.report.MachineOutcome;
import io.github.asrprecheck.report.Report;
import io.github.asrprecheck.report.Reporter;
import io.github.asrprecheck.report.Run;
import io.github.asrprecheck.report.Section;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The report as JSON, by {@code docs/report.schema.json}. ASCII only, so that it reads the same in
 * every locale and no text from Azure can reach a terminal as an escape.
 */
public final class ReportJson implements Reporter {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final boolean details;

  /**
   * @param details whether passes list their subjects too
   */
  public ReportJson(boolean details) {
    this.details = details;
  }

  @Override
  public void write(Report report, Appendable out) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      json.writeStartObject();
      head(report, json);
      scope(report, json);
      json.writeStringField("outcome", report.outcome().name());
      json.writeNumberField("exitCode", report.exitCode());
      summary(report, json);
      baseline(report.baseline(), json);
      json.writeArrayFieldStart("checks");
      SubjectLabels derived = new SubjectLabels(report.machines());
      for (Section section : report.sections()) {
        section(section, derived, json);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("machines");
      for (MachineOutcome machine : report.machines()) {
        machine(machine, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.append(text.getBuffer()).append('\n');
  }

  private static void head(Report report, JsonGenerator json) throws IOException {
    Run run = report.run();
    json.writeStringField("schemaVersion", "1");
    json.writeObjectFieldStart("tool");
    json.writeStringField("name", "asr-precheck");
    json.writeStringField("version", run.toolVersion());
    json.writeEndObject();
    json.writeObjectFieldStart("ruleBook");
    json.writeStringField("edition", run.ruleBookEdition());
    json.writeStringField("asOf", run.ruleBookAsOf());
    json.writeEndObject();
    json.writeObjectFieldStart("run");
    json.writeStringField("startedAt", run.startedAt().toString());
    json.writeNumberField("durationMs", run.duration().toMillis());
    json.writeStringField("cloud", report.scope().cloud().name());
    json.writeStringField("mode", run.mode());
    if (run.takenAt() != null) {
      json.writeStringField("takenAt", run.takenAt().toString());
    }
    json.writeObjectFieldStart("requests");
    json.writeNumberField("total", run.requests());
    json.writeNumberField("throttled", run.throttled());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void scope(Report report, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("scope");
    json.writeStringField("source", report.scope().source().name());
    json.writeStringField("target", report.scope().target().name());
    json.writeStringField("tenant", report.run().tenant());
    json.writeArrayFieldStart("subscriptions");
    for (String subscription : report.scope().subscriptions()) {
      json.writeString(subscription);
    }
    json.writeEndArray();
    json.writeStringField("targetSubscription", report.scope().targetSubscription());
    json.writeNumberField("machines", report.machines().size());
    json.writeStringField("principal", report.run().principal());
    if (report.run().principalName() != null) {
      json.writeStringField("principalName", report.run().principalName());
    }
    texts("subscriptionNames", report.subscriptionNames(), json);
    json.writeEndObject();
  }

  private static void summary(Report report, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("summary");
    for (Verdict.Kind kind :
        List.of(
            Verdict.Kind.PASS,
            Verdict.Kind.WARN,
            Verdict.Kind.FAIL,
            Verdict.Kind.NOT_APPLICABLE,
            Verdict.Kind.UNKNOWN)) {
      String name =
          kind == Verdict.Kind.NOT_APPLICABLE
              ? "notApplicable"
              : kind.name().toLowerCase(Locale.ROOT);
      json.writeNumberField(name, report.summary().getOrDefault(kind, 0L));
    }
    json.writeNumberField("notCounted", report.notCounted());
    json.writeEndObject();
  }

  private void section(Section section, SubjectLabels derived, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", section.check().id());
    json.writeStringField("title", section.check().title());
    json.writeStringField("verdict", section.verdict().name());
    json.writeArrayFieldStart("findings");
    for (Line line : section.lines()) {
      finding(line, derived, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void finding(Line line, SubjectLabels derived, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", line.rule().id());
    json.writeStringField("verdict", line.kind().name());
    json.writeBooleanField("counted", line.counted());
    if (!line.counted()) {
      json.writeStringField("notCountedBecause", line.exemption());
    }
    if (line.fresh()) {
      json.writeBooleanField("new", true);
    }
    json.writeNumberField("count", line.count());
    json.writeArrayFieldStart("subjects");
    if (lists(line)) {
      for (Subject subject : line.subjects()) {
        json.writeString(subject.id());
      }
    }
    json.writeEndArray();
    labels(lists(line) ? line.subjects() : List.of(), derived, json);
    if (lists(line)) {
      bearers(line, json);
    }
    json.writeStringField("says", line.says());
    json.writeStringField("remedy", line.remedy());
    if (!line.verdict().toDo().commands().isEmpty()) {
      json.writeArrayFieldStart("commands");
      for (String command : line.verdict().toDo().commands()) {
        json.writeString(command);
      }
      json.writeEndArray();
    }
    json.writeArrayFieldStart("predicts");
    for (int code : line.rule().predicts()) {
      json.writeNumber(code);
    }
    json.writeEndArray();
    json.writeStringField("doc", line.rule().doc());
    json.writeStringField("asOf", line.rule().asOf().toString());
    json.writeArrayFieldStart("seen");
    for (Source source : line.sources()) {
      source(source, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("gaps");
    for (Gap gap : line.gaps()) {
      gap(gap, json);
    }
    json.writeEndArray();
    if (line.measure() != null) {
      measure(line.measure(), json);
    }
    json.writeEndObject();
  }

  private static void measure(Measure measure, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("measure");
    json.writeStringField("unit", measure.unit());
    json.writeStringField("region", measure.region());
    json.writeNumberField("used", measure.used());
    json.writeNumberField("needed", measure.needed());
    json.writeBooleanField("atLeast", measure.atLeast());
    if (measure.limit() == null) {
      json.writeNullField("limit");
    } else {
      json.writeNumberField("limit", measure.limit());
    }
    json.writeEndObject();
  }

  private boolean lists(Line line) {
    return details || !line.fine();
  }

  /** On which machines it bears, where the subjects do not tell. */
  private static void bearers(Line line, JsonGenerator json) throws IOException {
    if (line.bearers().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("bearers");
    for (Subject subject : line.subjects()) {
      Set<ResourceId> machines = line.bearers().getOrDefault(subject, Set.of());
      if (!machines.isEmpty()) {
        json.writeStartObject();
        json.writeStringField("subject", subject.id());
        json.writeArrayFieldStart("machines");
        for (ResourceId machine : new TreeSet<>(machines)) {
          json.writeString(machine.text());
        }
        json.writeEndArray();
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  /** What people call the subjects, where the ids do not tell it. */
  private static void labels(List<Subject> subjects, SubjectLabels derived, JsonGenerator json)
      throws IOException {
    if (!subjects.stream().allMatch(s -> derived.subject(s.id()).equals(s))) {
      json.writeArrayFieldStart("labels");
      for (Subject subject : subjects) {
        json.writeString(subject.label());
      }
      json.writeEndArray();
    }
  }

  private static void texts(String name, Map<String, String> texts, JsonGenerator json)
      throws IOException {
    if (!texts.isEmpty()) {
      json.writeFieldName(name);
      Shape.texts().write(texts, json);
    }
  }

  private static void baseline(@Nullable Baseline baseline, JsonGenerator json) throws IOException {
    if (baseline != null) {
      json.writeObjectFieldStart("baseline");
      json.writeStringField("startedAt", baseline.startedAt().toString());
      json.writeNumberField("new", baseline.fresh());
      json.writeNumberField("fixed", baseline.fixed());
      json.writeNumberField("unchanged", baseline.unchanged());
      json.writeBooleanField("onlyNewCounts", baseline.exitCode() != null);
      json.writeEndObject();
    }
  }

  private static void source(Source source, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("where", source.where());
    json.writeStringField("at", source.at().toString());
    json.writeStringField("vantage", source.vantage().name().toLowerCase(Locale.ROOT));
    json.writeEndObject();
  }

  static void gap(Gap gap, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("what", gap.what());
    json.writeStringField("cause", gap.cause().name());
    json.writeStringField("action", gap.action());
    json.writeStringField("scope", gap.scope());
    json.writeStringField("remedy", gap.remedy());
    json.writeStringField("correlationId", gap.correlationId());
    json.writeEndObject();
  }

  private static void machine(MachineOutcome machine, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", machine.id().text());
    json.writeStringField("name", machine.name());
    json.writeStringField("outcome", machine.outcome().name());
    json.writeArrayFieldStart("rules");
    for (String rule : machine.rules()) {
      json.writeString(rule);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
