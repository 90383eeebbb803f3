/** The behaviour of MyClementine's client: one login, one accounting type. */
package io.github.facturier.contract.myclementine;
