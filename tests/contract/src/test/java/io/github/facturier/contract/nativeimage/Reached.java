package io.github.facturier.contract.nativeimage;

import java.util.Set;

/**
 * An element that was accessed by reflection.
 *
 * @param element in the words of {@link Elements}
 * @param by the classes on the call stack of the access
 */
public record Reached(String element, Set<String> by) {}
