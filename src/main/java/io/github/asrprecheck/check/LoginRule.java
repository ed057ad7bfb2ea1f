package io.github.asrprecheck.check;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Login;

/** Without a login nothing else can be read. */
record LoginRule(Estate estate) {
  static final Rule RULE =
      Rule.named("account/login")
          .title("The login works")
          .why("Everything else is read with its token.")
          .remedy("Sign in with az login, or choose another way with --auth.")
          .source(
              "https://learn.microsoft.com/azure/developer/java/sdk/authentication/overview",
              "2025-04-02");

  Finding judge() {
    return estate
        .login()
        .fold(
            (login, seen) -> RULE.pass(subject(login), seen, says(login)),
            gaps -> RULE.unknown(Subject.named("login"), gaps));
  }

  private static Subject subject(Login login) {
    String id = login.principal();
    return id == null
        ? Subject.named("login")
        : new Subject(id, login.name() == null ? id : login.name());
  }

  private static String says(Login login) {
    String who = login.name() == null ? "somebody whom the token does not name" : login.name();
    return "Signed in as " + who + (login.tenant() == null ? "" : " of tenant " + login.tenant());
  }
}
