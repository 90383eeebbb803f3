/**
 * Compares the providers' documentation with the specs.
 *
 * <p>{@link io.github.facturier.drift.Drift} is the command behind {@code ./mvnw -Pdocs}; {@link
 * io.github.facturier.drift.ReleaseCheck} is the check of the specs in {@code ./mvnw verify}.
 */
@NullMarked
package io.github.facturier.drift;

import org.jspecify.annotations.NullMarked;
