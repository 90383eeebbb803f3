/** The operations of Lucca Cleemy. Not exported. */
@NullMarked
package io.github.facturier.sandbox.luccacleemy;

import org.jspecify.annotations.NullMarked;
