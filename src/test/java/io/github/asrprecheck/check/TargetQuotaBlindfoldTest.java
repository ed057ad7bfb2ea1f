package io.github.asrprecheck.check;

import static io.github.asrprecheck.testing.Estates.SUB;
import static io.github.asrprecheck.testing.Estates.machine;
import static io.github.asrprecheck.testing.Estates.size;
import static io.github.asrprecheck.testing.QuotaEstates.OTHER;
import static io.github.asrprecheck.testing.QuotaEstates.beside;
import static io.github.asrprecheck.testing.QuotaEstates.d4;
import static io.github.asrprecheck.testing.QuotaEstates.dataDisks;
import static io.github.asrprecheck.testing.QuotaEstates.elsewhere;
import static io.github.asrprecheck.testing.QuotaEstates.nics;
import static io.github.asrprecheck.testing.QuotaEstates.noQuota;
import static io.github.asrprecheck.testing.QuotaEstates.offering;
import static io.github.asrprecheck.testing.QuotaEstates.priority;
import static io.github.asrprecheck.testing.QuotaEstates.quota;
import static io.github.asrprecheck.testing.QuotaEstates.restricted;
import static io.github.asrprecheck.testing.QuotaEstates.together;
import static io.github.asrprecheck.testing.QuotaEstates.with;
import static io.github.asrprecheck.testing.QuotaEstates.zonal;
import static io.github.asrprecheck.testing.QuotaEstates.zonePlanned;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.fact.Estate;
import io.github.asrprecheck.fact.Fact;
import io.github.asrprecheck.fact.VmSize;
import io.github.asrprecheck.testing.Blindfold;
import io.github.asrprecheck.testing.Estates;
import io.github.asrprecheck.testing.QuotaEstates;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The blindfold over estates in which the check looks at more than it does in the ready one. */
class TargetQuotaBlindfoldTest {
  private static final VmSize E4 = size("Standard_E4s_v5", "standardESv5Family", 4);

  static Stream<Arguments> estates() {
    Estate one = with(machine("web"));
    Estate two = beside(one, machine("db"));
    return Stream.of(
        row("ready", Estates.ready(), 8),
        row("no machine", Estates.set(one, Fact.MACHINES, SUB, List.of()), 1),
        row("zonal", with(zonal(machine("web"), "1"), machine("db")), 9),
        row("planned zone", zonePlanned(one, "2"), 9),
        row("missing size", offering(one, E4), 9),
        row("missing size without another", offering(with(nics(machine("web"), 5)), E4), 9),
        row("size of neither region", with(machine("web", "Standard_X9")), 9),
        row("untold family", offering(one, QuotaEstates.counting(d4(), null, 4, 16.0), E4), 9),
        row("spot", with(machine("web"), priority(machine("batch"), "Spot")), 8),
        row("only spot", with(priority(machine("batch"), "Spot")), 8),
        row("protected elsewhere", protecting(one), 8),
        row("restricted", offering(one, restricted(d4(), "Location", "QuotaId"), E4), 8),
        row("restricted zones", offering(one, restricted(d4(), "Zone", "QuotaId", "1")), 8),
        row(
            "too many interfaces",
            offering(with(nics(machine("web"), 4)), QuotaEstates.holding(d4(), 8, 2), E4),
            8),
        row("short of everything", shortOf(one), 8),
        row(
            "without quotas",
            noQuota(
                noQuota(one, Fact.COMPUTE_USAGE, "cores"),
                Fact.COMPUTE_USAGE,
                "standardDSv5Family"),
            8),
        row("cache account to be made", Estates.set(one, Fact.STORAGE_ACCOUNTS, SUB, List.of()), 9),
        row("high churn", with(dataDisks(machine("web"), "UltraSSD_LRS", "PremiumV2_LRS")), 9),
        row("two subscriptions", two, 16),
        row("two into one", together(two), 14),
        row("two into one, one of them empty", together(beside(one)), 12),
        row(
            "two into one, one of them hidden",
            together(Estates.forbidden(two, Fact.MACHINES, OTHER)),
            12),
        row("all hidden", Estates.forbidden(one, Fact.MACHINES, SUB), 4),
        row("protected and all hidden", Estates.forbidden(protecting(one), Fact.MACHINES, SUB), 5));
  }

  private static Arguments row(String name, Estate estate, int readings) {
    return Arguments.of(name, estate, readings);
  }

  private static Estate protecting(Estate estate) {
    return Estates.set(
        estate,
        Fact.PROTECTED_ITEMS,
        SUB,
        List.of(elsewhere("old", "Standard_E4s_v5"), elsewhere("odd", null)));
  }

  private static Estate shortOf(Estate estate) {
    Estate bad = estate;
    for (String name :
        List.of("cores", "virtualMachines", "standardDSv5Family", "PremiumDiskCount")) {
      bad = quota(bad, Fact.COMPUTE_USAGE, name, 1, 1);
    }
    return quota(bad, Fact.NETWORK_USAGE, "NetworkInterfaces", 1, 1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("estates")
  void whatIsHiddenIsSaidAndNothingPassesOnIt(String name, Estate estate, int readings) {
    assertThat(Blindfold.hold(new TargetQuotaCheck(), estate)).as(name).isEqualTo(readings);
  }
}
