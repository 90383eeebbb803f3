/**
 * Features of MyClementine beyond REST: login, errors, and operations for one accounting type only.
 */
@NullMarked
package io.github.facturier.myclementine.support;

import org.jspecify.annotations.NullMarked;
