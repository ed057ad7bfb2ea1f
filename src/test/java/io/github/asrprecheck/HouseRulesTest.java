package io.github.asrprecheck;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.asrprecheck.check.Check;
import io.github.asrprecheck.check.Checks;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.Source;
import io.github.asrprecheck.json.RuleBookJson;
import io.github.asrprecheck.rule.RuleBook;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The doors between the rooms. Each test also asserts that it looked at some classes. */
class HouseRulesTest {
  private static final String ROOT = "io.github.asrprecheck.";
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.github.asrprecheck");

  @Test
  void factsDependOnNothingButThemselvesAndTheScope() {
    holds("fact", onlySees("fact", "fact", "scope"));
    holds("scope", onlySees("scope", "scope"));
    holds("rule", onlySees("rule", "rule"));
  }

  @Test
  void checksSeeOnlyFactsAndRules() {
    holds(
        "check",
        classes()
            .that()
            .resideInAPackage(ROOT + "check..")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                    ROOT + "check..",
                    ROOT + "fact..",
                    ROOT + "rule..",
                    ROOT + "scope..",
                    "java..",
                    "org.jspecify..",
                    // Pure arithmetic of address prefixes.
                    "inet.ipaddr..")));
  }

  @Test
  void checksHaveNoClockNoSystemAndNoInputOrOutput() {
    holds(
        "check",
        noClasses()
            .that()
            .resideInAPackage(ROOT + "check..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.util.concurrent..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .accessClassesThat()
            .haveFullyQualifiedName("java.lang.System"));
  }

  @Test
  void checksAreFinalWithoutABaseClassOrMutableState() {
    holds(
        "check",
        classes()
            .that()
            .implement(Check.class)
            .should()
            .haveModifier(JavaModifier.FINAL)
            .andShould()
            .beAssignableTo(Check.class)
            .andShould(haveNoBaseClass())
            .andShould()
            .haveOnlyFinalFields());
  }

  @Test
  void everyCheckIsListed() {
    Set<String> listed =
        Checks.all(RuleBookJson.load(RuleBook.Edition.CURRENT)).stream()
            .map(c -> c.getClass().getName())
            .collect(Collectors.toSet());
    Set<String> written =
        HOUSE.stream()
            .filter(c -> c.isAssignableTo(Check.class) && !c.isInterface())
            .map(JavaClass::getName)
            .collect(Collectors.toSet());
    assertThat(written).hasSizeGreaterThanOrEqualTo(7).isEqualTo(listed);
  }

  @Test
  void reportsSeeNoAzureAndNoJackson() {
    holds(
        "report",
        classes()
            .that()
            .resideInAPackage(ROOT + "report..")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(
                    ROOT + "report..",
                    ROOT + "check..",
                    ROOT + "fact..",
                    ROOT + "scope..",
                    ROOT + "rule..",
                    "java..",
                    "org.jspecify..",
                    // Well-formed XML and well-quoted CSV are others' work.
                    "javax.xml.stream..",
                    "de.siegmar.fastcsv.writer..")));
  }

  @Test
  void xmlAndCsvHaveOneClassEach() {
    holds("report", onlyKnows("JUnitReporter", "javax.xml.."));
    holds("report", onlyKnows("CsvReporter", "de.siegmar.."));
  }

  private static ArchRule onlyKnows(String reporter, String packages) {
    return noClasses()
        .that()
        .doNotHaveSimpleName(reporter)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages);
  }

  @Test
  void onlyTheJsonRoomKnowsJackson() {
    holds(
        "json",
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "json..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.."));
  }

  @Test
  void onlyTheCollectorAndTheDemoKnowAzure() {
    holds(
        "collect",
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "collect..", ROOT + "demo..")
            .and()
            .doNotHaveFullyQualifiedName("io.github.asrprecheck.Main")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.azure..", "com.microsoft..", "reactor.."));
  }

  @Test
  void theCollectorKnowsNeitherChecksNorReports() {
    holds(
        "collect",
        noClasses()
            .that()
            .resideInAPackage(ROOT + "collect..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                ROOT + "check..",
                ROOT + "report..",
                ROOT + "cli..",
                ROOT + "demo..",
                ROOT + "rule.."));
  }

  @Test
  void onlyTheCommandLineKnowsTheDemoAndPicocli() {
    holds(
        "demo",
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "demo..", ROOT + "cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "demo.."));
    holds(
        "cli",
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "cli..")
            .and()
            .doNotHaveFullyQualifiedName("io.github.asrprecheck.Main")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("picocli.."));
  }

  @Test
  void onlyCollectorFactsAndJsonSayWhatWasSeen() {
    holds(
        "fact",
        noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "collect..", ROOT + "fact..", ROOT + "json..")
            .should()
            .callConstructorWhere(
                com.tngtech.archunit.base.DescribedPredicate.describe(
                    "makes a Seen or a Source",
                    call ->
                        call.getTargetOwner().isEquivalentTo(Seen.class)
                            || call.getTargetOwner().isEquivalentTo(Source.class)))
            .orShould()
            .callMethod(Seen.class, "of", Source.class));
  }

  @Test
  void roomsHaveNoCycles() {
    ArchRule rule = slices().matching("io.github.asrprecheck.(*)..").should().beFreeOfCycles();
    rule.check(HOUSE);
    assertThat(HOUSE).hasSizeGreaterThan(50);
  }

  @Test
  void namesSayWhatAThingIs() {
    holds(
        "",
        noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameStartingWith("Abstract"));
  }

  @Test
  void onlyMainEndsTheProcess() {
    holds(
        "",
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.github.asrprecheck.Main")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class));
  }

  private static ArchRule onlySees(String room, String... rooms) {
    String[] allowed = new String[rooms.length + 2];
    for (int i = 0; i < rooms.length; i++) {
      allowed[i] = ROOT + rooms[i] + "..";
    }
    allowed[rooms.length] = "java..";
    allowed[rooms.length + 1] = "org.jspecify..";
    return classes()
        .that()
        .resideInAPackage(ROOT + room + "..")
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed));
  }

  private static ArchCondition<JavaClass> haveNoBaseClass() {
    return new ArchCondition<>("have no base class") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean plain =
            type.getRawSuperclass().map(s -> s.isEquivalentTo(Object.class)).orElse(true);
        events.add(new SimpleConditionEvent(type, plain, type.getName() + " has a base class"));
      }
    };
  }

  /** The rule, over a room that is not empty. */
  private static void holds(String room, ArchRule rule) {
    assertThat(HOUSE.stream().filter(c -> c.getPackageName().startsWith(ROOT + room)))
        .as("classes in room %s", room)
        .isNotEmpty();
    rule.check(HOUSE);
  }
}
