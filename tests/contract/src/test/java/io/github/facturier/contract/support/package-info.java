/** What the tests of several providers need. */
package io.github.facturier.contract.support;
