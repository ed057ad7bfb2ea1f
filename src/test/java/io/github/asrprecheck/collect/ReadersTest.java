package io.github.asrprecheck.collect;

import static io.github.asrprecheck.collect.Wired.gap;
import static io.github.asrprecheck.collect.Wired.known;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Gap.Cause;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of Resource Manager and Resource Graph are whole, or a gap. */
class ReadersTest {
  private static final String HERE =
      "https://management.azure.com/subscriptions/" + Wired.SUB + "/widgets?api-version=2024-01-01";

  // Lists of Resource Manager.

  @Test
  void followsEveryPage() {
    Canned azure =
        new Canned()
            .then(
                200,
                "{\"value\":[{\"name\":\"a\"},{\"name\":\"b\"}],\"nextLink\":\""
                    + HERE
                    + "&$skiptoken=2\"}")
            .then(200, "{\"nextLink\":\"" + HERE + "&$skiptoken=3\",\"value\":[]}")
            .then(200, "{\"value\":[{\"name\":\"c\"}],\"nextLink\":\"\"}");
    assertThat(known(Wired.to(azure).widgets())).containsExactly("a", "b", "c");
    assertThat(azure.asked())
        .containsExactly(
            "GET " + HERE, "GET " + HERE + "&$skiptoken=2", "GET " + HERE + "&$skiptoken=3");
  }

  @Test
  void aLinkWithBlanksAndAnExplicitPortIsFollowed() {
    Canned azure =
        new Canned()
            .then(
                200,
                "{\"value\":[{\"name\":\"a\"}],\"nextLink\":\"https://management.azure.com:443/x?$filter=location"
                    + " eq 'eastus'\"}")
            .then(200, "{\"value\":[{\"name\":\"b\"}]}");
    assertThat(known(Wired.to(azure).widgets())).containsExactly("a", "b");
    assertThat(azure.asked().get(1)).endsWith("/x?$filter=location%20eq%20'eastus'");
  }

  @Test
  void pagesThatGoRoundInACircleAreNotAList() {
    Canned azure = Canned.json("{\"value\":[{\"name\":\"a\"}],\"nextLink\":\"" + HERE + "\"}");
    incomplete(gap(Wired.to(azure).widgets()), "circle");
    assertThat(azure.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/subscriptions?page=2",
        "http://management.azure.com/subscriptions?page=2",
        "https://management.azure.com:8443/subscriptions?page=2",
        "https://management.azure.com@evil.example/x",
        "https://management.azure.com.evil.example/x",
        "/subscriptions?page=2",
        "no address at all",
        "https://management.azure.com/{"
      })
  void aTokenFollowsNoLinkToAnotherPlace(String next) {
    Canned azure = Canned.json("{\"value\":[{\"name\":\"a\"}],\"nextLink\":\"" + next + "\"}");
    incomplete(gap(Wired.to(azure).widgets()), "another place");
    assertThat(azure.requests()).hasSize(1);
  }

  @Test
  void aPageThatFailsMakesTheWholeListUnknown() {
    Canned azure =
        new Canned()
            .then(200, "{\"value\":[{\"name\":\"a\"}],\"nextLink\":\"" + HERE + "&p=2\"}")
            .then(403, "{\"error\":{\"code\":\"AuthorizationFailed\"}}");
    assertThat(gap(Wired.to(azure).widgets()).cause()).isEqualTo(Cause.FORBIDDEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"value\":[{\"name\":\"a\"},{\"na",
        "{\"value\":[{\"name\":\"a\"}]",
        "[]",
        "null",
        "\"value\"",
        "{\"value\":null}",
        "{\"value\":{\"name\":\"a\"}}",
        "{\"value\":[null]}",
        "{\"value\":[\"a\"]}",
        "{\"value\":[[]]}",
        "{\"value\":[{\"name\":{}}]}",
        "{\"value\":[{}]}",
        "{\"value\":[{\"name\":\"a\"}],\"nextLink\":{}}",
        "{\"value\":[{\"name\":\"a\"}],\"nextLink\":7}",
        "{}",
        "{\"error\":{\"code\":\"Oops\"}}",
        "{\"other\":[{\"name\":\"a\"}]}"
      })
  void anAnswerThatIsNoListIsAGap(String body) {
    Gap gap = gap(Wired.to(Canned.json(body)).widgets());
    incomplete(gap, "widgets: ");
    assertThat(gap.action()).isEqualTo("Contoso.Widgets/read");
    assertThat(gap.scope()).isEqualTo("/subscriptions/" + Wired.SUB);
  }

  @Test
  void aListThatNestsEndlesslyIsAGap() {
    String body = "{\"value\":[{\"name\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}]}";
    incomplete(gap(Wired.to(Canned.json(body)).widgets()), "malformed");
    String beside = "{\"beside\":" + "[".repeat(100_000) + "]".repeat(100_000) + ",\"value\":[]}";
    assertThat(known(Wired.to(Canned.json(beside)).widgets())).isEmpty();
  }

  @Test
  void aPageForPeopleIsNotAnAnswerOfAzure() {
    HttpHeaders html =
        new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, "text/html; charset=utf-8");
    Canned proxy =
        new Canned().then(200, "<html>Sign in</html>".getBytes(StandardCharsets.UTF_8), html);
    Gap gap = gap(Wired.to(proxy).widgets());
    assertThat(gap.cause()).isEqualTo(Cause.UNREACHABLE);
    assertThat(gap.what()).isEqualTo("widgets: the answer is text/html; charset=utf-8, not JSON");
    assertThat(gap.remedy()).contains("HTTPS_PROXY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.ArithmeticException",
        "java.time.DateTimeException",
        "java.lang.NumberFormatException",
        "java.lang.NullPointerException"
      })
  void aMapperThatStumblesOverAnOddValueIsNoDefectOfTheTool(String thrown)
      throws ReflectiveOperationException {
    RuntimeException odd =
        (RuntimeException)
            Class.forName(thrown).getConstructor(String.class).newInstance("at com.example.Thing");
    Gap gap =
        gap(
            Wired.to(Canned.json("{\"value\":[{\"name\":\"a\"}]}"))
                .arm()
                .list(
                    Wired.CALL,
                    Row::read,
                    row -> {
                      throw odd;
                    }));
    incomplete(gap, thrown.substring(thrown.lastIndexOf('.') + 1));
    assertThat(gap.what()).doesNotContain("com.example");
  }

  @Test
  void aCutAnswerIsNotQuoted() {
    Gap gap = gap(Wired.to(Canned.json("{\"value\":[{\"name\":\"hush\"},")).widgets());
    assertThat(gap.what())
        .isEqualTo("widgets: the answer is cut or malformed (no whole JSON document)");
  }

  @Test
  void anEmptyListIsAGapWhereItCannotBe() {
    Wired wired = Wired.to(Canned.json("{\"value\":[]}"));
    assertThat(known(wired.widgets())).isEmpty();
    incomplete(
        gap(wired.arm().listNonEmpty(Wired.CALL, Row::read, row -> row.text("name"))), "empty");
    incomplete(gap(new SubscriptionReaders(wired.arm()).subscriptions()), "empty");
  }

  @Test
  void nothingIsAskedWhenTheTimeIsOver() {
    Canned azure = Canned.json("{\"value\":[]}");
    Wired late = Wired.to(azure, Deadline.after(Duration.ZERO, Clock.systemUTC()));
    assertThat(gap(late.widgets()).what()).contains("time limit");
    assertThat(gap(late.things()).what()).contains("time limit");
    assertThat(azure.requests()).isEmpty();
  }

  // Resource Graph.

  @Test
  void followsEverySkipToken() {
    Canned azure =
        new Canned()
            .then(
                200,
                "{\"totalRecords\":3,\"count\":2,\"data\":[{\"id\":\"/a\"},{\"id\":\"/b\"}],\"facets\":[],\"resultTruncated\":\"false\",\"$skipToken\":\"opaque==\"}")
            .then(
                200,
                "{\"totalRecords\":3,\"count\":1,\"data\":[{\"id\":\"/c\"}],\"facets\":[],\"resultTruncated\":\"false\"}");
    assertThat(known(Wired.to(azure).things())).containsExactly("/a", "/b", "/c");
    assertThat(azure.requests()).hasSize(2);
    assertThat(azure.requests().get(0).getBodyAsBinaryData().toString())
        .contains(
            "\"subscriptions\":[\"" + Wired.SUB + "\"]",
            "\"$top\":1000",
            "\"resultFormat\":\"objectArray\"")
        .doesNotContain("$skipToken");
    assertThat(azure.requests().get(1).getBodyAsBinaryData().toString())
        .contains("\"$skipToken\":\"opaque==\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"totalRecords":2,"data":[{"id":"/a"}],"resultTruncated":"false"}                              | 1 rows came of 2
          {"totalRecords":0,"data":[{"id":"/a"}],"resultTruncated":"false"}                              | 1 rows came of 0
          {"data":[{"id":"/a"}],"resultTruncated":"false"}                                               | 1 rows came of an unknown number
          {"totalRecords":1,"data":[{"id":"/a"}],"resultTruncated":"true"}                               | cut the result
          {"totalRecords":1,"data":[{"id":"/a"}],"resultTruncated":true}                                 | cut the result
          {"totalRecords":1,"data":[{"id":"/a"}],"resultTruncated":null}                                 | resultTruncated is no text
          {"totalRecords":1,"data":[{"id":"/a"}],"resultTruncated":"maybe"}                              | cut the result
          {"totalRecords":null,"data":[{"id":"/a"}],"resultTruncated":"false"}                           | malformed
          {"totalRecords":1,"data":{"columns":[{"name":"id","type":"string"}],"rows":[["/a"]]}}          | data is no list
          {"totalRecords":1,"value":[{"id":"/a"}],"resultTruncated":"false"}                             | no rows member
          {"totalRecords":2,"data":[{"id":"/x/Web"},{"id":"/X/web"}],"resultTruncated":"false"}          | two rows for /X/web
          {"totalRecords":1,"data":[{"id":""}],"resultTruncated":"false","$skipToken":7}                 | $skipToken is no text
          {"totalRecords":1,"data":[{"id":"/a"}],"resultTruncated":"fal                                  | malformed
          """)
  void aResultThatContradictsItselfIsAGap(String body, String why) {
    incomplete(gap(Wired.to(Canned.json(body)).things()), why);
  }

  @Test
  void aSkipTokenThatComesBackIsACircle() {
    Canned azure =
        Canned.json(
            "{\"totalRecords\":9,\"data\":[],\"resultTruncated\":\"false\",\"$skipToken\":\"same\"}");
    incomplete(gap(Wired.to(azure).things()), "circle");
    assertThat(azure.requests()).hasSize(2);
  }

  @Test
  void rowsThatTheMapperLeavesOutCountAsRows() {
    Canned azure =
        Canned.json(
            "{\"totalRecords\":2,\"data\":[{\"id\":\"/a\"},{\"id\":\"/b\"}],\"resultTruncated\":\"false\"}");
    assertThat(
            known(
                Wired.to(azure)
                    .graph()
                    .query(
                        Wired.QUERY,
                        java.util.List.of(Wired.SUB),
                        row -> row.text("id").equals("/a") ? null : row.text("id"))))
        .containsExactly("/b");
  }

  @Test
  void aThrottledQueryNamesItsRight() {
    Gap gap = gap(Wired.to(Canned.status(429, "{\"error\":{\"code\":\"RateLimiting\"}}")).things());
    assertThat(gap.cause()).isEqualTo(Cause.THROTTLED);
    assertThat(gap.action()).isEqualTo("Contoso.Things/read");
  }

  @Test
  void everyPrefixOfAnAnswerIsAGap() {
    byte[] whole =
        "{\"totalRecords\":1,\"data\":[{\"id\":\"/a\",\"n\":[1,{\"x\":null}]}],\"resultTruncated\":\"false\"}"
            .getBytes(StandardCharsets.UTF_8);
    HttpHeaders json = new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, "application/json");
    for (int length = 0; length < whole.length; length++) {
      Canned azure = new Canned().then(200, Arrays.copyOf(whole, length), json);
      assertThat(gap(Wired.to(azure).things()).cause())
          .as("first %d bytes", length)
          .isEqualTo(Cause.INCOMPLETE);
    }
    assertThat(known(Wired.to(new Canned().then(200, whole, json)).things())).hasSize(1);
  }

  private static void incomplete(Gap gap, String why) {
    assertThat(gap.cause()).isEqualTo(Cause.INCOMPLETE);
    assertThat(gap.what()).contains(why).doesNotContain("\tat ", "\n");
    assertThat(gap.remedy()).isNotBlank();
  }
}
