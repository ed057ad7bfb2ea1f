package io.github.asrprecheck.collect;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.http.policy.UserAgentPolicy;
import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.Login;
import io.github.asrprecheck.fact.Reading;
import io.github.asrprecheck.fact.Subscription;
import io.github.asrprecheck.scope.Cloud;
import io.github.asrprecheck.scope.Scope;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One Azure, signed in to: the door of this room. */
public final class Azure {
  private final ArmClient arm;
  private final GraphClient graph;
  private final TokenCredential credential;
  private final Cloud cloud;
  private final Deadline deadline;
  private final Traffic traffic;

  private Azure(
      Cloud cloud,
      HttpPipeline pipeline,
      TokenCredential credential,
      Deadline deadline,
      Traffic traffic) {
    this.cloud = cloud;
    this.arm = new ArmClient(pipeline, cloud.resourceManager(), deadline);
    this.graph = new GraphClient(pipeline, cloud.resourceManager(), deadline);
    this.credential = credential;
    this.deadline = deadline;
    this.traffic = traffic;
  }

  /**
   * Azure behind any client, the real one or a simulated one.
   *
   * @param log where --debug logs requests, or null
   */
  public static Azure over(
      HttpClient client,
      TokenCredential credential,
      Cloud cloud,
      Deadline deadline,
      @Nullable PrintStream log) {
    return over(client, credential, cloud, deadline, new RetryWithinDeadline(deadline), log);
  }

  static Azure over(
      HttpClient client,
      TokenCredential credential,
      Cloud cloud,
      Deadline deadline,
      RetryWithinDeadline retry,
      @Nullable PrintStream log) {
    Traffic traffic = new Traffic();
    ReadOnly guard = ReadOnly.azure(cloud.resourceManager());
    HttpPipeline pipeline =
        new HttpPipelineBuilder()
            .policies(
                guard,
                new UserAgentPolicy("asr-precheck"),
                retry,
                new BearerTokenAuthenticationPolicy(credential, cloud.audience() + "/.default"),
                new TrafficPolicy(traffic, deadline, time -> Thread.sleep(time.toMillis()), log))
            .httpClient(guard.around(client))
            .build();
    return new Azure(cloud, pipeline, credential, deadline, traffic);
  }

  /** Who is signed in; asks for the first token. */
  public Reading<Login> login() {
    return new LoginReader(credential, cloud, deadline).read();
  }

  /** Every subscription that the login can see. */
  public Reading<List<Subscription>> subscriptions() {
    try (Reads reads = new Reads(deadline, 1)) {
      return reads
          .start(
              "subscriptions",
              Fact.SUBSCRIPTIONS.action(),
              "/",
              new SubscriptionReaders(arm)::subscriptions)
          .get();
    }
  }

  /**
   * Reads everything that the checks may ask for.
   *
   * @param actions every action whose grant matters: where a subscription grants them all, nothing
   *     below is asked
   */
  public Estate collect(
      Scope scope,
      Reading<Login> login,
      Reading<List<Subscription>> subscriptions,
      List<String> actions,
      Progress progress) {
    return new EstateCollector(arm, graph, deadline, actions, progress)
        .collect(scope, login, subscriptions);
  }

  public Traffic traffic() {
    return traffic;
  }
}
