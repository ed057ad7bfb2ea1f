package io.github.asrprecheck.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asrprecheck.check.CustomRole;
import io.github.asrprecheck.testing.Golden;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomRoleJsonTest {

  @Test
  void isWhatTheAzureCliTakes() {
    CustomRole role =
        new CustomRole(
            "Enabler \"one\"",
            "May enable.",
            List.of("Microsoft.Compute/disks/read", "Microsoft.Resources/deployments/*"),
            List.of("/subscriptions/s1"));
    assertThat(CustomRoleJson.of(role))
        .isEqualTo(
            """
            {
              "Name" : "Enabler \\"one\\"",
              "IsCustom" : true,
              "Description" : "May enable.",
              "Actions" : [ "Microsoft.Compute/disks/read", "Microsoft.Resources/deployments/*" ],
              "NotActions" : [ ],
              "DataActions" : [ ],
              "NotDataActions" : [ ],
              "AssignableScopes" : [ "/subscriptions/s1" ]
            }
            """);
  }

  @Test
  void theRoleForThisToolIsInTheDocuments() {
    Golden.assertSame(
        Path.of("docs/reader-role.json"),
        CustomRoleJson.of(CustomRole.reader(List.of("00000000-0000-0000-0000-000000000000"))));
  }
}
