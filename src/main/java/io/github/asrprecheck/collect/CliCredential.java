package io.github.asrprecheck.collect;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.CredentialUnavailableException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The Azure CLI's sign-in, for a limited time: the SDK's own limit begins only after {@code az} has
 * closed its output, so an {@code az} that hangs would hang us.
 */
final class CliCredential implements TokenCredential {
  private final TokenCredential cli;
  private final Deadline deadline;
  private final Duration longest;

  CliCredential(TokenCredential cli, Deadline deadline, Duration longest) {
    this.cli = cli;
    this.deadline = deadline;
    this.longest = longest;
  }

  @Override
  public Mono<AccessToken> getToken(TokenRequestContext wanted) {
    return Mono.fromCallable(() -> getTokenSync(wanted)).subscribeOn(Schedulers.boundedElastic());
  }

  @Override
  public AccessToken getTokenSync(TokenRequestContext wanted) {
    Duration left = deadline.remaining();
    Duration limit = left.compareTo(longest) < 0 ? left : longest;
    try {
      return InTime.get(deadline, limit, "azure-cli", () -> cli.getTokenSync(wanted));
    } catch (TimeoutException e) {
      throw new CredentialUnavailableException(
          "az gave no token in " + limit.toSeconds() + " seconds", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CredentialUnavailableException("interrupted while waiting for az", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new CredentialUnavailableException("az could not be asked", e);
    }
  }
}
