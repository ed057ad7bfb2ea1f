package io.github.asrprecheck.collect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One thing to read from Resource Manager.
 *
 * @param what for people: "compute usages in centralus"
 * @param path from the root, without a query
 * @param filter an OData filter, or null
 * @param action the right that it takes
 * @param scope where that right is needed
 */
record Call(
    String what,
    String path,
    String apiVersion,
    @Nullable String filter,
    String action,
    String scope) {

  Call(String what, String path, String apiVersion, String action, String scope) {
    this(what, path, apiVersion, null, action, scope);
  }

  /** Path and query. */
  String target() {
    String query = "?api-version=" + apiVersion;
    return path + (filter == null ? query : query + "&$filter=" + encoded(filter));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
