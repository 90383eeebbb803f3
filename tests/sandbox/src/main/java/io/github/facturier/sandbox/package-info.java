/**
 * In-process test doubles of the invoicing providers.
 *
 * <p>{@link io.github.facturier.sandbox.Sandbox} starts them, {@link
 * io.github.facturier.sandbox.SandboxExtension} does so in a JUnit test. Every request is validated
 * against the provider's OpenAPI document.
 */
@NullMarked
package io.github.facturier.sandbox;

import org.jspecify.annotations.NullMarked;
