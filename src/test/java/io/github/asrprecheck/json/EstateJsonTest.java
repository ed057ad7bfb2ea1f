package io.github.asrprecheck.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asrprecheck.check.Checks;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Machine;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.Source;
import io.github.asrprecheck.fact.Vantage;
import io.github.asrprecheck.report.Reports;
import io.github.asrprecheck.rule.RuleBook;
import io.github.asrprecheck.scope.Scope;
import io.github.asrprecheck.testing.Estates;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EstateJsonTest {
  private static final Seen SEEN =
      new Seen(
          List.of(
              new Source("a", Instant.parse("2026-11-23T12:00:00.123456789Z"), Vantage.GRAPH),
              new Source("b", Estates.NOON, Vantage.GUEST)));

  @ParameterizedTest(name = "nulls: {0}")
  @ValueSource(booleans = {false, true})
  void everyComponentOfEveryFactComesBack(boolean nulls) throws Exception {
    Map<Estate.Key, Reading<?>> readings = new HashMap<>();
    for (Map.Entry<Fact<?>, Object> filled : FilledFacts.all(nulls)) {
      readings.put(new Estate.Key(filled.getKey(), "here"), Reading.known(filled.getValue(), SEEN));
    }
    assertThat(readings).hasSizeGreaterThanOrEqualTo(22).hasSize(Shapes.facts().size());
    Estate back = read(written(Estate.of(Estates.scope(), readings))).estate();
    readings.forEach((key, reading) -> assertSame(back.readings().get(key), reading));
    assertThat(back.readings()).hasSameSizeAs(readings);
  }

  /** As text too: equality of ids and of regions overlooks their spelling. */
  private static void assertSame(Reading<?> actual, Reading<?> expected) {
    assertThat(actual).isEqualTo(expected);
    assertThat(sorted(actual)).isEqualTo(sorted(expected));
  }

  private static String sorted(Reading<?> reading) {
    char[] all = reading.toString().toCharArray();
    Arrays.sort(all);
    return new String(all);
  }

  @Test
  void everyPartOfTheScopeAndOfTheOriginComesBack() throws Exception {
    Scope scope = (Scope) new FilledFacts(false).of(Scope.class);
    Snapshot.Origin origin = (Snapshot.Origin) new FilledFacts(false).of(Snapshot.Origin.class);
    Snapshot back = read(packed(new Snapshot(origin, Estate.of(scope, Map.of()))));
    assertThat(back.estate().scope()).isEqualTo(scope);
    assertThat(back.origin()).isEqualTo(origin);
  }

  @Test
  void whatCouldNotBeReadStaysUnreadableForTheSameReasons() throws Exception {
    Gap bare = (Gap) new FilledFacts(true).of(Gap.class);
    Gap full = (Gap) new FilledFacts(false).of(Gap.class);
    Estate estate = Estates.ready().with(Fact.VAULTS, "x", Reading.unreadable(List.of(full, bare)));
    assertThat(read(written(estate)).estate().vaults("x"))
        .isEqualTo(Reading.unreadable(List.of(full, bare)));
  }

  @Test
  void theEstateOfTheTestsComesBackAndIsJudgedAlike() throws Exception {
    Estate back = read(written(Estates.ready())).estate();
    assertThat(back.readings()).isEqualTo(Estates.ready().readings());
    Checks.all(RuleBookJson.load(RuleBook.Edition.GUIDE_2017_08))
        .forEach(c -> assertThat(c.judge(back)).as(c.id()).isEqualTo(c.judge(Estates.ready())));
  }

  @Test
  void namesKeepHalfACharacter() throws Exception {
    Machine odd = Estates.machine("a\ud800b");
    Estate estate = Estates.set(Estates.ready(), Fact.MACHINES, Estates.SUB, List.of(odd));
    assertThat(read(written(estate)).estate().machines(Estates.SUB))
        .isEqualTo(estate.machines(Estates.SUB));
  }

  @Test
  void aSnapshotThatSomebodyUnpackedIsAsGood() throws Exception {
    assertThat(read(text(Estates.ready()).getBytes(StandardCharsets.UTF_8)).estate().readings())
        .isEqualTo(Estates.ready().readings());
  }

  /** What a text was, what stands there instead, and which gap tells. */
  static Stream<Arguments> notUnderstood() {
    return Stream.of(
        Arguments.of("an unknown vantage", "\"vantage\":\"ARM\"", "\"vantage\":\"ORBIT\"", "ORBIT"),
        Arguments.of("a text for a number", "\"limit\":100", "\"limit\":\"50\"", "limit"),
        Arguments.of("a fraction", "\"limit\":100", "\"limit\":50.5", "limit"),
        Arguments.of("too large a number", "\"limit\":100", "\"limit\":1e400", "limit"),
        Arguments.of("too many digits", "\"limit\":100", "\"limit\":99999999999999999999", "large"),
        Arguments.of("a missing number", "\"limit\":100", "\"limit2\":50", "limit: missing"),
        Arguments.of("null for a number", "\"limit\":100", "\"limit\":null", "limit: missing"),
        Arguments.of("an object for a number", "\"limit\":100", "\"limit\":{\"a\":[1]}", "limit"),
        Arguments.of("null for a row", "\"value\":[{", "\"value\":[null,{", "[0]: not an object"),
        Arguments.of("no list", "\"value\":[{", "\"value\":7,\"more\":[{", "value: not a list"),
        Arguments.of("no sources", "\"sources\":[{", "\"sources\":[],\"more\":[{", "seen: "),
        Arguments.of("no value", "\"value\":[{", "\"worth\":[{", "neither value nor gaps"),
        Arguments.of("value and gaps", "\"value\":[{", "\"gaps\":[],\"value\":[{", "neither"),
        Arguments.of("no seen", "\"seen\":{", "\"saw\":{", "neither value nor gaps"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notUnderstood")
  void whatIsNotUnderstoodIsAGapOfThatReadingAndNoOther(
      String what, String was, String is, String says) throws Exception {
    String line =
        text(Estates.ready())
            .lines()
            .filter(l -> l.startsWith("{\"fact\":\"compute-usage\""))
            .findFirst()
            .orElseThrow();
    assertThat(line).contains(was);
    String spoilt = text(Estates.ready()).replace(line, line.replace(was, is));
    Estate back = read(spoilt.getBytes(StandardCharsets.UTF_8)).estate();
    Map<Estate.Key, Reading<?>> others = new HashMap<>(Estates.ready().readings());
    Reading<?> mine = back.computeUsage(Estates.SUB);
    others.put(new Estate.Key(Fact.COMPUTE_USAGE, Estates.SUB), mine);
    assertThat(back.readings()).isEqualTo(others);
    assertThat(mine)
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            u -> {
              Gap gap = (Gap) u.gaps().get(0);
              assertThat(gap.cause()).isEqualTo(Gap.Cause.INCOMPLETE);
              assertThat(gap.what()).contains("compute-usage", "the snapshot s.json.gz", says);
              assertThat(gap.action()).isEqualTo(Fact.COMPUTE_USAGE.action());
            });
  }

  @Test
  void anUnknownCauseOfAGapIsAGapToo() throws Exception {
    Estate estate = Estates.ready().with(Fact.VAULTS, "x", Reading.unreadable(Reports.someGap()));
    String spoilt = text(estate).replace("\"cause\":\"NOT_ASKED\"", "\"cause\":\"BORED\"");
    assertThat(read(spoilt.getBytes(StandardCharsets.UTF_8)).estate().vaults("x"))
        .asString()
        .contains("INCOMPLETE", "BORED");
  }

  @Test
  void whatAnOlderVersionDidNotReadIsNotTakenForAbsent() throws Exception {
    String older =
        text(Estates.ready())
            .replaceFirst("(\"StorageAccount\":\\[[^]]*),\"networkDefault\"", "$1")
            .replaceAll("\"networkDefault\":\"[A-Za-z]*\"", "\"extra\":1");
    Estate back = read(older.getBytes(StandardCharsets.UTF_8)).estate();
    assertThat(back.storageAccounts(Estates.SUB))
        .asString()
        .contains("INCOMPLETE", "StorageAccount.networkDefault");
    assertThat(back.machines(Estates.SUB)).isEqualTo(Estates.ready().machines(Estates.SUB));
  }

  @Test
  void whatALaterVersionAddsIsPassedOver() throws Exception {
    String later =
        text(Estates.ready())
            .replace("\"scope\":{", "\"mood\":{\"a\":[{}]},\"scope\":{\"tide\":[1,[2]],")
            .replace("\"vCpus\":", "\"qubits\":[{\"n\":1}],\"vCpus\":")
            .replace("\"readings\":[", "\"readings\":[{\"fact\":\"moons\",\"value\":[{}]},");
    assertThat(read(later.getBytes(StandardCharsets.UTF_8)).estate().readings())
        .isEqualTo(Estates.ready().readings());
  }

  @Test
  void aReadingThatStandsTwiceIsNone() throws Exception {
    String line =
        text(Estates.ready())
            .lines()
            .filter(l -> l.contains("\"vaults\""))
            .findFirst()
            .orElseThrow();
    String twice = text(Estates.ready()).replace(line, line + line);
    assertThat(read(twice.getBytes(StandardCharsets.UTF_8)).estate().vaults(Estates.SUB))
        .asString()
        .contains("INCOMPLETE", "twice");
  }

  @Test
  void factsThatTheFileLacksWereNotAsked() throws Exception {
    for (Estate.Key key : Estates.ready().readings().keySet()) {
      Map<Estate.Key, Reading<?>> fewer = new HashMap<>(Estates.ready().readings());
      fewer.remove(key);
      Estate back = read(written(Estate.of(Estates.scope(), fewer))).estate();
      assertThat(back.read(key.fact(), key.at()))
          .asString()
          .contains("NOT_ASKED", key.fact().name());
    }
  }

  static Stream<Arguments> damaged() throws IOException {
    byte[] whole = written(Estates.ready());
    String text = text(Estates.ready());
    byte[] badCheck = whole.clone();
    badCheck[whole.length - 6] ^= 1;
    byte[] badMiddle = whole.clone();
    Arrays.fill(badMiddle, whole.length / 2, whole.length / 2 + 40, (byte) 0x55);
    return Stream.of(
        Arguments.of("empty", new byte[0], "no snapshot"),
        Arguments.of("cut", Arrays.copyOf(whole, whole.length / 2), "damaged"),
        Arguments.of("cut in its last bytes", Arrays.copyOf(whole, whole.length - 3), "damaged"),
        Arguments.of("a wrong check sum", badCheck, "damaged"),
        Arguments.of("scrambled", badMiddle, ""),
        Arguments.of("only the start of gzip", new byte[] {0x1f, (byte) 0x8b}, "damaged"),
        Arguments.of("a picture", new byte[] {(byte) 0x89, 'P', 'N', 'G'}, "damaged"),
        Arguments.of("text", bytes("hello"), "damaged"),
        Arguments.of("another JSON", bytes("{\"schemaVersion\":\"1\"}"), "no snapshot"),
        Arguments.of("a list", bytes("[]"), "no snapshot"),
        Arguments.of("another format", bytes(text.replace("precheck-snapshot", "x")), "no snap"),
        Arguments.of(
            "a later format", bytes(text.replace("\"version\":1", "\"version\":2")), "newer"),
        Arguments.of(
            "no number", bytes(text.replace("\"version\":1", "\"version\":\"1\"")), "format 0"),
        Arguments.of("cut text", bytes(text.substring(0, text.length() - 4)), "damaged"),
        Arguments.of("more behind it", bytes(text + "{}"), "more behind"),
        Arguments.of(
            "a member twice",
            bytes(text.replace("\"limit\":50}", "\"limit\":50,\"limit\":9}")),
            "damaged"),
        Arguments.of(
            "no scope",
            bytes(text.replace("\"scope\":{\"cloud", "\"scape\":{\"cloud")),
            "no scope"),
        Arguments.of("no origin", bytes(text.replace("\"origin\":", "\"oregin\":")), "no origin"),
        Arguments.of("an unknown churn", bytes(text.replace("\"NORMAL\"", "\"WILD\"")), "WILD"),
        Arguments.of(
            "no subscription",
            bytes(text.replaceFirst("\"subscriptions\":\\[[^]]*]", "\"subscriptions\":[]")),
            "no scope"),
        Arguments.of("no members", bytes(text.replace("\"members\":", "\"mambers\":")), "members"),
        Arguments.of(
            "no list of readings",
            bytes(text.replace("\"readings\":[", "\"readings\":{}, \"x\":[")),
            "list of readings"),
        Arguments.of(
            "a number for a reading",
            bytes(text.replace("\"readings\":[", "\"readings\":[1,")),
            "a reading"),
        Arguments.of(
            "deep nesting",
            bytes(text.replace("\"readings\":[", "\"x\":" + "[".repeat(5000))),
            "damaged"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damaged")
  void aFileThatIsNotWholeIsRefusedInOneLine(String what, byte[] file, String says) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(Snapshot.Unusable.class)
        .message()
        .contains(says)
        .doesNotContain("\n", "com.fasterxml", "Exception");
  }

  @Test
  void aSmallFileThatUnpacksToAnEndlessOneIsRefused() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
      out.write(bytes("{\"format\":\"asr-precheck-snapshot\",\"version\":1,\"x\":["));
      byte[] blanks = new byte[1 << 20];
      Arrays.fill(blanks, (byte) ' ');
      for (int i = 0; i < 70; i++) {
        out.write(blanks);
      }
    }
    assertThat(bomb.size()).isLessThan(1 << 18);
    InputStream in = new ByteArrayInputStream(bomb.toByteArray());
    assertThatThrownBy(() -> new EstateJsonReader("s", 64L << 20).read(in))
        .isInstanceOf(Snapshot.Unusable.class)
        .hasMessage("it unpacks to more than 64 MB");
  }

  @Test
  void tenThousandMachinesTakeSeconds() throws Exception {
    List<Machine> machines = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      machines.add(Estates.machine("vm-" + i));
    }
    Estate estate = Estates.set(Estates.ready(), Fact.MACHINES, Estates.SUB, machines);
    Instant start = Instant.now();
    byte[] file = written(estate);
    assertThat(read(file).estate().readings()).isEqualTo(estate.readings());
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
    assertThat(file.length).isLessThan(2 << 20);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Snapshot read(byte[] file) throws Snapshot.Unusable {
    return EstateJson.read(new ByteArrayInputStream(file), "s.json.gz");
  }

  private static byte[] written(Estate estate) throws IOException {
    return packed(new Snapshot(Snapshot.Origin.of(Reports.someRun()), estate));
  }

  private static byte[] packed(Snapshot snapshot) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EstateJson.write(snapshot, out);
    return out.toByteArray();
  }

  private static String text(Estate estate) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(written(estate)))) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
