/** The behaviour of Lucca Cleemy's client: an export is made once. */
package io.github.facturier.contract.luccacleemy;
