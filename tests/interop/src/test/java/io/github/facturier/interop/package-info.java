/** The specs in other people's tools, which run in Node. */
@NullMarked
package io.github.facturier.interop;

import org.jspecify.annotations.NullMarked;
