package io.github.asrprecheck.collect;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Gap;
import io.github.asrprecheck.fact.Login;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Seen;
import io.github.asrprecheck.fact.Source;
import io.github.asrprecheck.fact.Vantage;
import io.github.asrprecheck.scope.Cloud;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gets the first token, and reads from it who is signed in. */
final class LoginReader {
  private static final Pattern ENTRA_CODE = Pattern.compile("AADSTS\\d{3,9}");
  private static final Pattern CLI_LATE = Pattern.compile("az gave no token in \\d+ seconds");

  private final TokenCredential credential;
  private final Cloud cloud;
  private final Deadline deadline;

  LoginReader(TokenCredential credential, Cloud cloud, Deadline deadline) {
    this.credential = credential;
    this.cloud = cloud;
    this.deadline = deadline;
  }

  Reading<Login> read() {
    TokenRequestContext wanted =
        new TokenRequestContext().addScopes(cloud.audience() + "/.default");
    try {
      AccessToken got =
          InTime.get(
              deadline, deadline.remaining(), "login", () -> credential.getTokenSync(wanted));
      if (got == null || got.getToken() == null) {
        return Reading.unreadable(refused(new IllegalStateException("no token came")));
      }
      Source source =
          new Source(
              "access token of " + cloud.authority().getHost(),
              deadline.clock().instant(),
              Vantage.RUNNER);
      return Reading.known(claims(got.getToken()), Seen.of(source));
    } catch (ExecutionException e) {
      return Reading.unreadable(refused(e.getCause() == null ? e : e.getCause()));
    } catch (TimeoutException e) {
      return Reading.unreadable(
          Gaps.ended(deadline, "sign-in", Fact.LOGIN.action(), cloud.authority().toString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reading.unreadable(
          Gaps.ended(deadline, "sign-in", Fact.LOGIN.action(), cloud.authority().toString()));
    }
  }

  /** What went wrong in one line; the SDK's own message runs over many and may quote requests. */
  private Gap refused(Throwable failure) {
    String all = messages(failure);
    Matcher code = ENTRA_CODE.matcher(all);
    boolean entra = code.find();
    Matcher late = CLI_LATE.matcher(all);
    if (!entra && late.find()) {
      return new Gap(
          "sign-in: " + late.group(),
          Gap.Cause.UNREACHABLE,
          Fact.LOGIN.action(),
          cloud.authority().toString(),
          "Run az account get-access-token by hand and see what it waits for, or choose another way"
              + " with --auth.",
          null);
    }
    Gap technical =
        Gaps.ofFailure(
            new Call("sign-in", "/", "", Fact.LOGIN.action(), cloud.authority().toString()),
            failure);
    if (!entra && technical.cause() == Gap.Cause.UNREACHABLE) {
      return technical;
    }
    String why = entra ? "Entra refused it (" + code.group() + ")" : "no way to sign in worked";
    return new Gap(
        "sign-in: " + why,
        Gap.Cause.FORBIDDEN,
        Fact.LOGIN.action(),
        cloud.authority().toString(),
        "Sign in with az login, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET, or"
            + " choose a way with --auth.",
        null);
  }

  private static String messages(Throwable failure) {
    StringBuilder all = new StringBuilder();
    Throwable cause = failure;
    for (int depth = 0; depth < 20 && cause != null; depth++) {
      all.append(cause.getMessage()).append('\n');
      cause = cause.getCause();
    }
    return all.toString();
  }

  /** The claims of a token, unverified: Azure verifies it, we only want to know whose it is. */
  static Login claims(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return new Login(null, null, null);
    }
    try (JsonReader reader =
        JsonProviders.createReader(
            new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))) {
      Row claims = Row.read(reader);
      return new Login(claims.filledOrNull("oid"), claims.filledOrNull("tid"), name(claims));
    } catch (IOException | Malformed | IllegalArgumentException | IllegalStateException e) {
      // A token that is no JWT works as well; then we do not know whose it is, and say so where it
      // matters.
      return new Login(null, null, null);
    }
  }

  private static @Nullable String name(Row claims) {
    for (String claim :
        new String[] {"upn", "preferred_username", "unique_name", "app_displayname", "appid"}) {
      String name = claims.filledOrNull(claim);
      if (name != null) {
        return Gaps.clean(name);
      }
    }
    return null;
  }
}
