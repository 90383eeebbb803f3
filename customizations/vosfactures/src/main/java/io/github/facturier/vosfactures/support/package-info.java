/** Features of VosFactures beyond REST: errors, attachments, additional dates and XML. */
@NullMarked
package io.github.facturier.vosfactures.support;

import org.jspecify.annotations.NullMarked;
