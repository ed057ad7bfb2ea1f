package io.github.asrprecheck.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.asrprecheck.check.Rule;
import io.github.asrprecheck.check.Subject;
import io.github.asrprecheck.check.Verdict;
import io.github.asrprecheck.check.remedy.Remedy;
import io.github.asrprecheck.fact.ResourceId;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.Source;
import io.github.asrprecheck.fact.Vantage;
import io.github.asrprecheck.report.Baseline;
import io.github.asrprecheck.report.CheckHeading;
import io.github.asrprecheck.report.Line;
import io.github.asrprecheck.report.MachineOutcome;
import io.github.asrprecheck.report.Outcome;
import io.github.asrprecheck.report.Report;
import io.github.asrprecheck.report.Run;
import io.github.asrprecheck.report.Section;
import io.github.asrprecheck.scope.Cloud;
import io.github.asrprecheck.scope.Plan;
import io.github.asrprecheck.scope.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ReportJson} wrote back into a report. */
public final class ReportJsonReader {
  static final String SCHEMA = "1";
  private static final int MOST_BYTES = 1 << 28;
  private static final Shape DOCUMENT = Shapes.of(ReportDocument.class);

  private final Map<String, Rule> known = new LinkedHashMap<>();

  /**
   * @param rules those of this version: the document says all of a rule but its title, reason and
   *     general remedy
   */
  public ReportJsonReader(List<Rule> rules) {
    rules.forEach(r -> known.put(r.id(), r));
  }

  /** A file that is no report, or no whole one, or one of a later tool; says so in one line. */
  public static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }

  public Report read(InputStream in) throws Unusable {
    try {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new Unusable("it is larger than " + (MOST_BYTES >> 20) + " MB");
      }
      refuseOtherSchema(bytes);
      try (JsonParser json = EstateJson.FACTORY.createParser(bytes)) {
        json.nextToken();
        Report report = report((ReportDocument) DOCUMENT.read(json));
        if (json.nextToken() != null) {
          throw new Malformed("there is more behind its end");
        }
        return report;
      }
    } catch (Malformed e) {
      throw new Unusable("it is no report by docs/report.schema.json (" + e.getMessage() + ")");
    } catch (IOException e) {
      throw new Unusable("it is damaged, or no JSON report at all");
    }
  }

  /** Before all else: a later document may look otherwise. */
  private static void refuseOtherSchema(byte[] bytes) throws IOException, Unusable {
    try (JsonParser json = EstateJson.FACTORY.createParser(bytes)) {
      json.nextToken();
      Shape.expect(json, JsonToken.START_OBJECT, "an object");
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean schema = json.currentName().equals("schemaVersion");
        JsonToken value = json.nextToken();
        if (schema) {
          if (value != JsonToken.VALUE_STRING || !json.getText().equals(SCHEMA)) {
            throw new Unusable(
                "its schemaVersion is not "
                    + SCHEMA
                    + ", the one that this version reads; use the asr-precheck that wrote it");
          }
          return;
        }
        json.skipChildren();
      }
      throw new Malformed("schemaVersion: missing");
    }
  }

  private Report report(ReportDocument document) throws Malformed {
    List<MachineOutcome> machines =
        document.machines().stream()
            .map(m -> new MachineOutcome(ResourceId.of(m.id()), m.name(), m.outcome(), m.rules()))
            .toList();
    SubjectLabels subjects = new SubjectLabels(machines);
    List<Section> sections = new ArrayList<>();
    for (ReportDocument.Check check : document.checks()) {
      sections.add(section(check, subjects));
    }
    Map<String, String> names = document.scope().subscriptionNames();
    Report report =
        new Report(
            run(document),
            scope(document),
            document.outcome(),
            summary(document.summary()),
            document.summary().notCounted(),
            List.copyOf(sections),
            machines,
            names == null ? Map.of() : names,
            baseline(document));
    refuseContradictions(report, document);
    return report;
  }

  private static Run run(ReportDocument document) {
    ReportDocument.Run run = document.run();
    return new Run(
        document.tool().version(),
        document.ruleBook().edition(),
        document.ruleBook().asOf(),
        run.startedAt(),
        Duration.ofMillis(run.durationMs()),
        run.mode(),
        run.requests().total(),
        run.requests().throttled(),
        document.scope().tenant(),
        document.scope().principal(),
        document.scope().principalName(),
        run.takenAt());
  }

  /** Of the scope the document tells no filters and no plan, and of a cloud the name alone. */
  private static Scope scope(ReportDocument document) throws Malformed {
    String cloud = document.run().cloud();
    URI address;
    try {
      address = URI.create("https://" + cloud);
    } catch (IllegalArgumentException e) {
      throw new Malformed("no name of a cloud").in("cloud").in("run");
    }
    return new Scope(
        Cloud.named(cloud).orElseGet(() -> new Cloud(cloud, address, address, "", "", "", false)),
        document.scope().source(),
        document.scope().target(),
        document.scope().subscriptions(),
        document.scope().targetSubscription(),
        Set.of(),
        List.of(),
        Map.of(),
        Plan.none());
  }

  private static Map<Verdict.Kind, Long> summary(ReportDocument.Summary summary) {
    Map<Verdict.Kind, Long> of = new EnumMap<>(Verdict.Kind.class);
    of.put(Verdict.Kind.PASS, summary.pass());
    of.put(Verdict.Kind.WARN, summary.warn());
    of.put(Verdict.Kind.FAIL, summary.fail());
    of.put(Verdict.Kind.NOT_APPLICABLE, summary.notApplicable());
    of.put(Verdict.Kind.UNKNOWN, summary.unknown());
    return of;
  }

  private static @Nullable Baseline baseline(ReportDocument document) {
    ReportDocument.Baseline old = document.baseline();
    return old == null
        ? null
        : new Baseline(
            old.startedAt(),
            old.fresh(),
            old.fixed(),
            old.unchanged(),
            old.onlyNewCounts() ? document.exitCode() : null);
  }

  private Section section(ReportDocument.Check check, SubjectLabels subjects) throws Malformed {
    List<Line> lines = new ArrayList<>();
    for (ReportDocument.Finding finding : check.findings()) {
      try {
        lines.add(line(finding, subjects));
      } catch (IllegalArgumentException e) {
        throw new Malformed(String.valueOf(e.getMessage())).in(finding.rule());
      }
    }
    List<String> order = List.copyOf(known.keySet());
    List<Rule> rules =
        lines.stream()
            .map(Line::rule)
            .distinct()
            .sorted(Comparator.comparing((Rule rule) -> place(rule, order)))
            .toList();
    return new Section(
        new CheckHeading(check.id(), check.title(), rules), check.verdict(), List.copyOf(lines));
  }

  /** In the order of a run; those that this version does not know come last. */
  private static int place(Rule rule, List<String> order) {
    int place = order.indexOf(rule.id());
    return place < 0 ? order.size() : place;
  }

  private Line line(ReportDocument.Finding finding, SubjectLabels subjects) {
    List<Subject> listed = listed(finding, subjects);
    if (finding.count() < Math.max(1, listed.size())) {
      throw new IllegalArgumentException("it counts fewer subjects than it lists");
    }
    if (!finding.counted() && finding.notCountedBecause() == null) {
      throw new IllegalArgumentException("it does not say why it does not count");
    }
    return new Line(
        rule(finding),
        verdict(finding),
        listed,
        finding.says(),
        finding.counted() ? null : finding.notCountedBecause(),
        bearers(finding, listed),
        finding.measure(),
        finding.count(),
        Boolean.TRUE.equals(finding.fresh()));
  }

  private static List<Subject> listed(ReportDocument.Finding finding, SubjectLabels derived) {
    List<String> ids = finding.subjects();
    List<String> labels = finding.labels();
    if (labels == null) {
      return ids.stream().map(derived::subject).toList();
    }
    if (labels.size() != ids.size()) {
      throw new IllegalArgumentException("it has not a label for each subject");
    }
    return IntStream.range(0, ids.size())
        .mapToObj(i -> new Subject(ids.get(i), labels.get(i)))
        .toList();
  }

  private static Map<Subject, Set<ResourceId>> bearers(
      ReportDocument.Finding finding, List<Subject> listed) {
    Map<Subject, Set<ResourceId>> bearers = new HashMap<>();
    if (finding.bearers() != null) {
      for (ReportDocument.Bearing bearing : finding.bearers()) {
        listed.stream()
            .filter(s -> s.id().equals(bearing.subject()))
            .forEach(s -> bearers.put(s, Set.copyOf(bearing.machines())));
      }
    }
    return Map.copyOf(bearers);
  }

  private Rule rule(ReportDocument.Finding finding) {
    String id = finding.rule();
    Rule mine = known.get(id);
    String words = id.substring(id.indexOf('/') + 1).replace('-', ' ');
    return new Rule(
        id,
        mine == null ? words : mine.title(),
        mine == null ? "" : mine.why(),
        mine == null ? "" : mine.remedy(),
        finding.predicts(),
        finding.doc(),
        finding.asOf());
  }

  private static Verdict verdict(ReportDocument.Finding finding) {
    return switch (finding.verdict()) {
      case UNKNOWN -> new Verdict.Unknown(finding.gaps());
      case PASS -> new Verdict.Pass(seen(finding));
      case NOT_APPLICABLE -> new Verdict.NotApplicable(seen(finding));
      case WARN -> new Verdict.Warn(seen(finding), remedy(finding));
      case FAIL -> new Verdict.Fail(seen(finding), remedy(finding));
    };
  }

  private static Remedy remedy(ReportDocument.Finding finding) {
    return new Remedy(
        Objects.requireNonNullElse(finding.remedy(), ""),
        Objects.requireNonNullElse(finding.commands(), List.of()));
  }

  private static Seen seen(ReportDocument.Finding finding) {
    return new Seen(
        finding.seen().stream()
            .map(
                s ->
                    new Source(
                        s.where(), s.at(), Vantage.valueOf(s.vantage().toUpperCase(Locale.ROOT))))
            .toList());
  }

  /** What was changed by hand must not come out as a document of this tool. */
  private static void refuseContradictions(Report report, ReportDocument document)
      throws Malformed {
    Map<Verdict.Kind, Long> counts = new EnumMap<>(Verdict.Kind.class);
    List.of(Verdict.Kind.values()).forEach(k -> counts.put(k, 0L));
    List<Line> lines = report.sections().stream().flatMap(s -> s.lines().stream()).toList();
    lines.forEach(l -> counts.merge(l.kind(), (long) l.count(), Long::sum));
    long exempt = lines.stream().filter(l -> !l.counted()).mapToLong(Line::count).sum();
    boolean fails = lines.stream().anyMatch(l -> l.counted() && l.kind() == Verdict.Kind.FAIL);
    boolean unknown =
        report.machines().isEmpty()
            || lines.stream().anyMatch(l -> l.counted() && l.kind() == Verdict.Kind.UNKNOWN);
    if (!counts.equals(report.summary()) || exempt != report.notCounted()) {
      throw new Malformed("does not agree with the findings").in("summary");
    }
    boolean newFails =
        lines.stream().anyMatch(l -> l.fresh() && l.counted() && l.kind() == Verdict.Kind.FAIL);
    if ((fails && report.outcome() != Outcome.BLOCKED)
        || (unknown && report.outcome() == Outcome.READY)
        || (newFails && document.exitCode() != Outcome.BLOCKED.exitCode())
        || document.exitCode() != report.exitCode()) {
      throw new Malformed("does not agree with the findings").in("outcome");
    }
    if (document.scope().machines() != report.machines().size()) {
      throw new Malformed("does not agree with the machines listed").in("machines").in("scope");
    }
  }
}
