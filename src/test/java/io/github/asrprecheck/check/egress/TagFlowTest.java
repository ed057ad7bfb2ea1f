package io.github.asrprecheck.check.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagFlowTest {

  @ParameterizedTest
  @CsvSource({
    "Storage.EastUS, YES, NO, NO",
    "storage.east us, YES, NO, NO",
    "Storage, YES, NO, NO",
    "Storage.CentralUS, NO, NO, NO",
    "Storage.Nowhere, MAYBE, NO, NO",
    "EventHub.CentralUS, NO, YES, NO",
    "EventHub.EastUS, NO, NO, NO",
    "EventHub, NO, YES, NO",
    "ServiceBus, NO, MAYBE, NO",
    "AzureActiveDirectory, NO, NO, YES",
    "AzureActiveDirectoryDomainServices, NO, NO, MAYBE",
    "AzureCloud, YES, YES, MAYBE",
    "AzureCloud.eastus, YES, NO, MAYBE",
    "AzureCloud.centralfrance, NO, NO, MAYBE",
    "AzureCloud.newplace, MAYBE, MAYBE, MAYBE",
    "Internet, YES, YES, YES",
    "*, YES, YES, YES",
    "Any, YES, YES, YES",
    "VirtualNetwork, NO, NO, NO",
    "AzureLoadBalancer, NO, NO, NO",
    "Sql.EastUS, NO, NO, NO",
    "AzureNewThing, MAYBE, MAYBE, MAYBE",
    "0.0.0.0/0, YES, YES, YES",
    "20.0.0.0/8, MAYBE, MAYBE, MAYBE",
    "10.0.0.0/8, NO, NO, NO",
  })
  void aTagMeansWhatItHolds(String destination, Match storage, Match eventHub, Match entra) {
    List<String> one = List.of(destination);
    assertThat(Flows.storage().headedFor(one)).isEqualTo(storage);
    assertThat(Flows.eventHub().headedFor(one)).isEqualTo(eventHub);
    assertThat(Flows.entra().headedFor(one)).isEqualTo(entra);
  }

  @ParameterizedTest
  @CsvSource({
    "FranceCentral, AzureCloud.centralfrance, YES",
    "GermanyWestCentral, AzureCloud.germanywc, YES",
    "NorwayEast, AzureCloud.norwayw, MAYBE",
    "EastUS, AzureCloud.centralfrance, NO",
  })
  void azureCloudsOwnSpellingsOfRegionsAreRead(String region, String tag, Match match) {
    assertThat(Flows.storageOf(region).headedFor(List.of(tag))).isEqualTo(match);
  }

  @ParameterizedTest
  @CsvSource({"VirtualNetwork", "virtualnetwork", "VIRTUAL_NETWORK"})
  void theNetworkTagMayReachFurtherWhereARouteWidensIt(String tag) {
    assertThat(Flows.storageBeyondDefaultRoute().headedFor(List.of(tag))).isEqualTo(Match.MAYBE);
    assertThat(Flows.storage().headedFor(List.of(tag))).isEqualTo(Match.NO);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8;Storage, YES",
    "20.0.0.0/8;Sql, MAYBE",
    "0.0.0.0/1;128.0.0.0/1, YES",
    "10.0.0.0/8;Sql, NO"
  })
  void theSurestOfSeveralDestinationsCounts(String destinations, Match match) {
    assertThat(Flows.storage().headedFor(List.of(destinations.split(";")))).isEqualTo(match);
  }
}
