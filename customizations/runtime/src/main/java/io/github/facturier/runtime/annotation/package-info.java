/** What generated interfaces say of their operations. A user has no need of it. */
@NullMarked
package io.github.facturier.runtime.annotation;

import org.jspecify.annotations.NullMarked;
