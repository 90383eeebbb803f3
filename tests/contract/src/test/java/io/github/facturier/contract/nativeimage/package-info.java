/** What a native image has to be told: the metadata in the JARs against what is really reached. */
package io.github.facturier.contract.nativeimage;
