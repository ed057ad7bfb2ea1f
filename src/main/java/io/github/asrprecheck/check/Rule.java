package io.github.asrprecheck.check;

import io.github.asrprecheck.check.remedy.Remedy;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Seen;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One condition inside a check, and all that is said about it anywhere: in the table, in JSON, in
 * {@code explain} and on its page.
 *
 * @param id {@code check/rule} in kebab-case; never reused
 * @param title what holds when the rule is met
 * @param why what goes wrong when it is not
 * @param remedy what to do, in general; a finding may say it more exactly
 * @param predicts the Site Recovery errors that a broken rule leads to
 * @param doc where Microsoft says so
 * @param asOf the date of that text
 */
public record Rule(
    String id,
    String title,
    String why,
    String remedy,
    List<Integer> predicts,
    String doc,
    LocalDate asOf) {

  private static final Pattern ID =
      Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*");

  public Rule {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not a rule id: " + id);
    }
    predicts = List.copyOf(predicts);
  }

  /** Begins a rule; finish with {@link #source}. */
  public static Rule named(String id) {
    return new Rule(id, "", "", "", List.of(), "", LocalDate.EPOCH);
  }

  public Rule title(String text) {
    return new Rule(id, text, why, remedy, predicts, doc, asOf);
  }

  public Rule why(String text) {
    return new Rule(id, title, text, remedy, predicts, doc, asOf);
  }

  public Rule remedy(String text) {
    return new Rule(id, title, why, text, predicts, doc, asOf);
  }

  public Rule predicts(int... codes) {
    return new Rule(id, title, why, remedy, IntStream.of(codes).boxed().toList(), doc, asOf);
  }

  /** Where Microsoft says so, and the date (ISO) of that text. */
  public Rule source(String url, String date) {
    return new Rule(id, title, why, remedy, predicts, url, LocalDate.parse(date));
  }

  /** The id of the check that it belongs to. */
  public String check() {
    return id.substring(0, id.indexOf('/'));
  }

  public Finding pass(Subject subject, Seen seen, String says) {
    return new Finding(this, new Verdict.Pass(seen), subject, says);
  }

  public Finding notApplicable(Subject subject, Seen seen, String says) {
    return new Finding(this, new Verdict.NotApplicable(seen), subject, says);
  }

  public Finding warn(Subject subject, Seen seen, String says) {
    return warn(subject, seen, says, remedy);
  }

  public Finding warn(Subject subject, Seen seen, String says, String whatToDo) {
    return warn(subject, seen, says, Remedy.of(whatToDo));
  }

  public Finding warn(Subject subject, Seen seen, String says, Remedy whatToDo) {
    return new Finding(this, new Verdict.Warn(seen, whatToDo), subject, says);
  }

  public Finding fail(Subject subject, Seen seen, String says) {
    return fail(subject, seen, says, remedy);
  }

  public Finding fail(Subject subject, Seen seen, String says, String whatToDo) {
    return fail(subject, seen, says, Remedy.of(whatToDo));
  }

  public Finding fail(Subject subject, Seen seen, String says, Remedy whatToDo) {
    return new Finding(this, new Verdict.Fail(seen, whatToDo), subject, says);
  }

  /** Cannot tell; says what could not be read. */
  public Finding unknown(Subject subject, List<Gap> gaps) {
    return unknown(subject, gaps, "Cannot tell: " + summary(gaps));
  }

  public Finding unknown(Subject subject, List<Gap> gaps, String says) {
    return new Finding(this, new Verdict.Unknown(gaps), subject, says);
  }

  public Finding unknown(Subject subject, Gap gap) {
    return unknown(subject, List.of(gap));
  }

  private static String summary(List<Gap> gaps) {
    String first = gaps.get(0).what();
    return gaps.size() == 1 ? first : first + ", and " + (gaps.size() - 1) + " more";
  }
}
