/** What the clients must never show to anyone. */
package io.github.facturier.contract.secrets;
