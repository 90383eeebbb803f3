/** The data of the test doubles: JSON records, tables, amounts and emails. Not exported. */
@NullMarked
package io.github.facturier.sandbox.data;

import org.jspecify.annotations.NullMarked;
