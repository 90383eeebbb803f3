/** An app that uses every client, made to be shrunk. */
@NullMarked
package io.github.facturier.shrink;

import org.jspecify.annotations.NullMarked;
