package io.github.facturier.drift;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An operation of the spec.
 *
 * @param id its {@code operationId}
 * @param key method and path, with the names of path parameters
 * @param parameters by name, those of the security scheme left out
 * @param requests names of the schemas of its request bodies
 * @param responses names of the schemas of its successful responses
 * @param codes its HTTP status codes and the codes of its {@code x-errors}
 * @param defect its {@code x-doc-defect}; empty if it has none
 * @param elsewhere its {@code x-source} if that says that the documentation does not have it;
 *     otherwise empty
 */
record SpecOperation(
    String id,
    String key,
    Map<String, SpecField> parameters,
    List<String> requests,
    List<String> responses,
    Set<String> codes,
    String defect,
    String elsewhere) {

  /** Its method. */
  String method() {
    return key.substring(0, key.indexOf(' '));
  }

  /** Its path without the fragment that distinguishes operations with the same path. */
  String path() {
    return key.substring(key.indexOf(' ') + 1).replaceFirst("#.*", "");
  }
}
