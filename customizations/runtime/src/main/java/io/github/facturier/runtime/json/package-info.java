/** Models, open enums and how they are read and written. */
@NullMarked
package io.github.facturier.runtime.json;

import org.jspecify.annotations.NullMarked;
