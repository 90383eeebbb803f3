/**
 * What Factomos does beyond REST: encryption, errors that depend on the action, lines, and the
 * authorization of applications.
 */
@NullMarked
package io.github.facturier.factomos.support;

import org.jspecify.annotations.NullMarked;
