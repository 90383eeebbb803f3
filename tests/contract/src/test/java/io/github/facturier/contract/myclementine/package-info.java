/**
 * What MyClementine's client promises beyond what all of them do: one login, one accounting type.
 */
package io.github.facturier.contract.myclementine;
