/** The specs in third-party tools that run in Node. */
@NullMarked
package io.github.facturier.interop;

import org.jspecify.annotations.NullMarked;
