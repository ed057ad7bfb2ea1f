package io.github.asrprecheck.check.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.check.remedy.Remedy.Piece;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RemedyTest {
  private static final AzCommand ONE = AzCommand.of("one");
  private static final AzCommand TWO = AzCommand.of("two");

  @Test
  void theTextHoldsTheCommands() {
    Remedy remedy =
        Remedy.of("Do it: ").run(ONE).and("; ", Remedy.of("and then: ").run(TWO)).say(".");
    assertThat(remedy.text()).isEqualTo("Do it: az one; and then: az two.");
    assertThat(remedy.commands()).containsExactly("az one", "az two");
  }

  @Test
  void eachCommandStandsOnItsOwn() {
    Remedy remedy =
        Remedy.of("Do it: ").run(List.of(ONE, TWO), 2).say(". Or ask somebody who may.");
    assertThat(remedy.pieces())
        .containsExactly(
            new Piece("Do it:", false),
            new Piece("az one", true),
            new Piece("az two", true),
            new Piece("Or ask somebody who may.", false));
  }

  @Test
  void manyCommandsAreNotAllSpeltOut() {
    List<AzCommand> five =
        IntStream.range(0, 5).mapToObj(n -> AzCommand.of("do").with("n", "" + n)).toList();
    Remedy remedy = Remedy.of("Do: ").run(five, 2).say("; and 3 more.");
    assertThat(remedy.text()).isEqualTo("Do: az do --n 0; az do --n 1; and 3 more.");
    assertThat(remedy.commands()).hasSize(5);
    assertThat(remedy.pieces()).filteredOn(Piece::command).hasSize(2);
    assertThat(remedy.pieces()).endsWith(new Piece("and 3 more.", false));
  }

  @Test
  void aTextWithoutACommandIsOnePiece() {
    assertThat(Remedy.of("Wait.").pieces()).containsExactly(new Piece("Wait.", false));
    assertThat(Remedy.NONE.pieces()).isEmpty();
  }
}
