/** What Lucca Cleemy's client promises beyond what all of them do: an export happens once. */
package io.github.facturier.contract.luccacleemy;
