/** Publishes to a folder, and uses what is there as a stranger would. */
package io.github.facturier.consumer;
