/** Features of Factomos beyond REST: errors that depend on the action, and invoice lines. */
@NullMarked
package io.github.facturier.factomos.support;

import org.jspecify.annotations.NullMarked;
