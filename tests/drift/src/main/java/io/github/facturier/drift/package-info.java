/**
 * What the providers' documentation says, what the specs say, and where the two differ.
 *
 * <p>{@link io.github.facturier.drift.Drift} is the command behind {@code ./mvnw -Pdocs}; {@link
 * io.github.facturier.drift.ReleaseCheck} is what {@code ./mvnw verify} runs on the specs.
 */
@NullMarked
package io.github.facturier.drift;

import org.jspecify.annotations.NullMarked;
