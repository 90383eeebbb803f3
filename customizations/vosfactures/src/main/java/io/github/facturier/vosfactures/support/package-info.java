/**
 * What VosFactures does beyond REST: where its token goes, its errors, attachments, XML and
 * webhooks.
 */
@NullMarked
package io.github.facturier.vosfactures.support;

import org.jspecify.annotations.NullMarked;
