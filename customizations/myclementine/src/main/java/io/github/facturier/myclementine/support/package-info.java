/**
 * What MyClementine does beyond REST: its login, its errors, and operations for one accounting type
 * only.
 */
@NullMarked
package io.github.facturier.myclementine.support;

import org.jspecify.annotations.NullMarked;
