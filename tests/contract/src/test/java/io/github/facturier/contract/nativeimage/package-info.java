/** Compares the metadata for native images in the JARs with the elements that are accessed. */
package io.github.facturier.contract.nativeimage;
