package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Estate;
import java.util.List;

/**
 * One area that is judged. Pure: the same estate gives the same findings. Implementations are final
 * and stateless.
 */
public interface Check {

  /** Kebab-case, the first half of its rules' ids. */
  String id();

  /** What it is about, as a heading. */
  String title();

  /**
   * What it proves, and what it does not prove: two or three sentences for its page and {@code
   * explain}.
   */
  String proves();

  /** Every rule that it may speak by. */
  List<Rule> rules();

  /**
   * At least one finding. A reading that it needed and could not have ends as an unknown finding
   * with that gap.
   */
  List<Finding> judge(Estate estate);
}
