package io.github.facturier.drift;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter or property of the spec.
 *
 * @param id its place, such as {@code InvoiceInput.kind} or {@code listInvoices.period}
 * @param type as in {@link Types#fit}
 * @param required whether it must be sent; null if it is only received
 * @param readOnly whether it cannot be sent
 * @param values of its enum; null if it has none
 * @param element type or schema name of the elements of an array, a map or an object; empty if none
 * @param defect its {@code x-doc-defect}; empty if it has none
 * @param elsewhere its {@code x-source} if that says that the documentation does not have it;
 *     otherwise empty
 */
record SpecField(
    String id,
    String name,
    String type,
    @Nullable Boolean required,
    boolean readOnly,
    @Nullable List<String> values,
    String element,
    String defect,
    String elsewhere) {}
