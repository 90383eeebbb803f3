/** Features of Facturation.pro beyond REST: quotas, page counts, JSONP and errors. */
@NullMarked
package io.github.facturier.facturationpro.support;

import org.jspecify.annotations.NullMarked;
