/** Models, open enums and their JSON codecs. */
@NullMarked
package io.github.facturier.runtime.json;

import org.jspecify.annotations.NullMarked;
