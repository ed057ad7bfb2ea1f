package io.github.asrprecheck.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.asrprecheck.check.CustomRole;
import java.io.UncheckedIOException;

/** A custom role as {@code az role definition create --role-definition @file} takes it. */
public final class CustomRoleJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private CustomRoleJson() {}

  public static String of(CustomRole role) {
    ObjectNode node = JSON.createObjectNode();
    node.put("Name", role.name());
    node.put("IsCustom", true);
    node.put("Description", role.description());
    node.set("Actions", JSON.valueToTree(role.actions()));
    node.putArray("NotActions");
    node.putArray("DataActions");
    node.putArray("NotDataActions");
    node.set("AssignableScopes", JSON.valueToTree(role.assignableScopes()));
    try {
      return JSON.writeValueAsString(node).replace(System.lineSeparator(), "\n") + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
