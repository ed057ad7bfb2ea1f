package io.github.asrprecheck.check;

import static io.github.asrprecheck.testing.Wired.allow;
import static io.github.asrprecheck.testing.Wired.deny;
import static io.github.asrprecheck.testing.Wired.plainly;
import static io.github.asrprecheck.testing.Wired.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.fact.SecurityGroup.SecurityRule;
import io.github.asrprecheck.json.RuleBookJson;
import io.github.asrprecheck.rule.RuleBook;
import io.github.asrprecheck.testing.Findings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands that open a security group, taken together. */
class AllowRuleTest {
  private static final Check CHECK =
      new OutboundUrlsCheck(RuleBookJson.load(RuleBook.Edition.CURRENT));
  private static final Pattern RULE = Pattern.compile("--name (\\S+) --priority (\\d+)");

  static Stream<List<SecurityRule>> groups() {
    return Stream.of(
        List.of(deny(200, "*")),
        List.of(deny(105, "*")),
        // What stands in each one's way has a priority of its own.
        List.of(
            deny(200, "Storage.EastUS"),
            deny(202, "EventHub.CentralUS"),
            deny(203, "AzureSiteRecovery"),
            deny(300, "*")),
        List.of(allow(197, "AzureMonitor"), allow(198, "Sql"), deny(200, "*")),
        // One machine's storage is let out, so that one endpoint fewer is blocked for it.
        List.of(rule(150, "Allow", "*", "10.1.3.0/24", "*", "Storage"), deny(200, "*")));
  }

  /** Azure takes each priority once, and the machines of a subnet share its group. */
  @ParameterizedTest
  @MethodSource("groups")
  void canAllBeRun(List<SecurityRule> rules) {
    Map<String, String> nameOfPriority = new HashMap<>();
    rules.forEach(r -> nameOfPriority.put(String.valueOf(r.priority()), r.name()));
    int commands = 0;
    for (String address : List.of("10.1.2.4", "10.1.3.4")) {
      SecurityRule[] all = rules.toArray(SecurityRule[]::new);
      Findings found = Findings.of(CHECK, plainly().address(address).subnetGroup(all).estate());
      for (Finding finding : found.all()) {
        for (String command : finding.verdict().toDo().commands()) {
          Matcher made = RULE.matcher(command);
          assertThat(made.find()).as(command).isTrue();
          assertThat(Integer.parseInt(made.group(2))).isBetween(100, 299);
          assertThat(nameOfPriority.putIfAbsent(made.group(2), made.group(1)))
              .as("who has priority %s already, in %s", made.group(2), nameOfPriority)
              .isIn(null, made.group(1));
          commands++;
        }
      }
    }
    assertThat(commands).isGreaterThanOrEqualTo(4);
  }
}
