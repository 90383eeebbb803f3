/** Publishes to a folder, and uses the result as a user would. */
package io.github.facturier.consumer;
