package io.github.facturier.contract.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The identifiers of a document's operations. */
public final class DocumentedOperations {
  private static final Pattern ID = Pattern.compile("^ +operationId: (\\w+)$", Pattern.MULTILINE);

  private DocumentedOperations() {}

  /** All identifiers, at least one. */
  public static Set<String> of(String document) throws IOException {
    String path = "/io/github/facturier/specs/" + document;
    try (InputStream in = DocumentedOperations.class.getResourceAsStream(path)) {
      Matcher ids = ID.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      Set<String> found = new TreeSet<>();
      while (ids.find()) {
        found.add(ids.group(1));
      }
      if (found.isEmpty()) {
        throw new AssertionError(document + " has no operation");
      }
      return found;
    }
  }
}
