package io.github.asrprecheck.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.github.asrprecheck.rule.BuiltInRole;
import io.github.asrprecheck.rule.Endpoint;
import io.github.asrprecheck.rule.ErrorCode;
import io.github.asrprecheck.rule.LegacyRule;
import io.github.asrprecheck.rule.RegionRule;
import io.github.asrprecheck.rule.RequiredAction;
import io.github.asrprecheck.rule.RootCertificate;
import io.github.asrprecheck.rule.RuleBook;
import io.github.asrprecheck.rule.RuleTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;

/** The rule tables that ship with the tool, from {@code resources/rule}. */
public final class RuleBookJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .addModule(new SimpleModule().addDeserializer(LocalDate.class, new IsoDate()))
          .build();

  private RuleBookJson() {}

  public static RuleBook load(RuleBook.Edition edition) {
    return new RuleBook(
        edition,
        table("regions", RegionRule.class),
        table("endpoints", Endpoint.class),
        table("actions", RequiredAction.class),
        table("roles", BuiltInRole.class),
        table("roots", RootCertificate.class),
        table("legacy", LegacyRule.class),
        table("errors", ErrorCode.class));
  }

  /** One table by the name of its file. */
  static <T> RuleTable<T> table(String name, Class<T> row) {
    JavaType type = JSON.getTypeFactory().constructParametricType(RuleTable.class, row);
    try (InputStream in = RuleBookJson.class.getResourceAsStream("/rule/" + name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("rule table " + name + " is not in the distribution");
      }
      return JSON.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException("rule table " + name + " cannot be read", e);
    }
  }

  /**
   * Dates as {@code 2026-11-23}; an own reader spares the start-up cost of Jackson's date module.
   */
  private static final class IsoDate extends StdScalarDeserializer<LocalDate> {
    private static final long serialVersionUID = 1L;

    IsoDate() {
      super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return LocalDate.parse(parser.getText());
    }
  }
}
