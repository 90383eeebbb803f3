/**
 * What Facturation.pro does beyond REST: API key, OAuth 2, quotas, page counts, JSONP and errors.
 */
@NullMarked
package io.github.facturier.facturationpro.support;

import org.jspecify.annotations.NullMarked;
