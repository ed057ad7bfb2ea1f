package io.github.asrprecheck.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.asrprecheck.report.Change;
import io.github.asrprecheck.report.Comparison;
import io.github.asrprecheck.report.MachineChange;
import io.github.asrprecheck.report.Report;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A comparison as JSON, as {@code docs/compare.md} lays it out; ASCII only. */
public final class ComparisonJson {
  private ComparisonJson() {}

  public static String of(Comparison comparison) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = EstateJson.FACTORY.createGenerator(text)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
      json.writeStartObject();
      json.writeStringField("schemaVersion", "1");
      run("old", comparison.before(), json);
      run("new", comparison.after(), json);
      json.writeArrayFieldStart("notes");
      for (String note : comparison.notes()) {
        json.writeString(note);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("summary");
      for (Change.Kind kind : Change.Kind.values()) {
        json.writeNumberField(lower(kind), comparison.changes(kind).size());
      }
      json.writeEndObject();
      json.writeArrayFieldStart("findings");
      for (Change.Kind kind : Change.Kind.values()) {
        for (Change change : comparison.changes(kind)) {
          change(change, json);
        }
      }
      json.writeEndArray();
      json.writeArrayFieldStart("machines");
      for (MachineChange machine : comparison.machines()) {
        machine(machine, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void run(String name, Report report, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("startedAt", report.run().startedAt().toString());
    json.writeStringField("outcome", report.outcome().name());
    json.writeNumberField("machines", report.machines().size());
    json.writeEndObject();
  }

  private static void change(Change change, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("change", lower(change.kind()));
    json.writeStringField("rule", change.rule());
    json.writeStringField("subject", change.subject().id());
    json.writeStringField("label", change.subject().label());
    json.writeStringField("was", name(change.was()));
    json.writeStringField("is", name(change.is()));
    json.writeBooleanField("counts", change.counts() != null);
    json.writeStringField("says", change.says());
    json.writeEndObject();
  }

  private static void machine(MachineChange machine, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", machine.id().text());
    json.writeStringField("name", machine.name());
    json.writeStringField("was", name(machine.was()));
    json.writeStringField("is", name(machine.is()));
    json.writeEndObject();
  }

  private static @Nullable String name(@Nullable Enum<?> constant) {
    return constant == null ? null : constant.name();
  }

  private static String lower(Change.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
