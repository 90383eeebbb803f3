/** An app that uses every client, for tests of shrinking. */
@NullMarked
package io.github.facturier.shrink;

import org.jspecify.annotations.NullMarked;
