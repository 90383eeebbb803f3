package io.github.facturier.contract.nativeimage;

import java.util.Set;

/**
 * Something that was reached by reflection.
 *
 * @param element in the words of {@link Elements}
 * @param by the classes that were at work then, on their way to it
 */
public record Reached(String element, Set<String> by) {}
