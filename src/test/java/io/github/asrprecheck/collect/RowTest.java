package io.github.asrprecheck.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is absent is told from what is there. */
class RowTest {
  private final Row row =
      row(
          """
          {"text":"t","empty":"","null":null,"number":7,"float":7.0,"half":7.5,"long":9007199254740993,"huge":99999999999999999999999,
           "digits":"7","yes":true,"word":"true","list":["a","b"],"mixed":["a",1],"rows":[{"x":1}],"nulls":[null],"in":{"side":{"x":"deep"}},
           "tags":{"a":"1","b":null,"c":2}}
          """);

  @Test
  void texts() {
    assertThat(row.text("text")).isEqualTo("t");
    assertThat(row.text("empty")).isEmpty();
    assertThat(row.textOrNull("number")).isEqualTo("7");
    assertThat(row.textOrNull("null")).isNull();
    assertThat(row.filledOrNull("empty")).isNull();
    assertThat(row.text("in.side.x")).isEqualTo("deep");
    refuses(() -> row.text("absent"), "absent is absent");
    refuses(() -> row.text("null"), "null is absent");
    refuses(() -> row.text("TEXT"), "TEXT is absent");
    refuses(() -> row.textOrNull("list"), "list is no text");
    refuses(() -> row.textOrNull("in"), "in is no text");
  }

  @Test
  void pathsStopWhereSomethingIsAbsentOrEmptyButNotInsideOfAText() {
    assertThat(row.textOrNull("absent.x.y")).isNull();
    assertThat(row.textOrNull("null.x")).isNull();
    assertThat(row.textOrNull("empty.x")).isNull();
    refuses(() -> row.textOrNull("text.x"), "leads through something that is no object");
    refuses(() -> row.textOrNull("list.x"), "leads through something that is no object");
  }

  @Test
  void numbersAreWholeOrRefused() {
    assertThat(row.number("number")).isEqualTo(7);
    assertThat(row.number("float")).isEqualTo(7);
    assertThat(row.number("long")).isEqualTo(9007199254740993L);
    assertThat(row.numberOrNull("absent")).isNull();
    refuses(() -> row.number("absent"), "absent is absent");
    refuses(() -> row.number("half"), "half is no whole number");
    refuses(() -> row.number("huge"), "huge is no whole number");
    refuses(() -> row.number("digits"), "digits is no whole number");
    assertThatThrownBy(() -> row.intOrNull("long")).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void flagsAreFlagsOnly() {
    assertThat(row.flagOrNull("yes")).isTrue();
    assertThat(row.flagOrNull("absent")).isNull();
    refuses(() -> row.flagOrNull("word"), "word is neither true nor false");
    refuses(() -> row.flagOrNull("number"), "number is neither true nor false");
  }

  @Test
  void listsThatMustBeThereAreNotEmptyWhenAbsent() {
    assertThat(row.texts("list")).containsExactly("a", "b");
    assertThat(row.texts("absent")).isEmpty();
    assertThat(row.rows("rows")).hasSize(1);
    refuses(() -> row.needTexts("absent"), "absent is absent");
    refuses(() -> row.needRows("null"), "null is absent");
    refuses(() -> row.texts("mixed"), "mixed holds something else than text");
    refuses(() -> row.rows("list"), "an object was expected");
    refuses(() -> row.rows("nulls"), "an object was expected");
    refuses(() -> row.rows("in"), "in is no list");
  }

  @Test
  void tagsAreTexts() {
    assertThat(row.textMap("tags"))
        .containsEntry("a", "1")
        .containsEntry("b", "")
        .containsEntry("c", "2");
    assertThat(row.textMap("absent")).isEmpty();
  }

  private static void refuses(ThrowingCallable reading, String why) {
    assertThatThrownBy(reading).isInstanceOf(Malformed.class).hasMessageContaining(why);
  }

  private static Row row(String json) {
    try (JsonReader reader = JsonProviders.createReader(json)) {
      return Row.read(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
