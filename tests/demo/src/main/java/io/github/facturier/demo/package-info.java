/**
 * The program behind {@code ./mvnw -Pdemo}: one scenario with the generated client of each
 * provider.
 */
@NullMarked
package io.github.facturier.demo;

import org.jspecify.annotations.NullMarked;
