/** What {@code ./mvnw -Pdemo} runs: the generated clients at work, one scenario a provider. */
@NullMarked
package io.github.facturier.demo;

import org.jspecify.annotations.NullMarked;
