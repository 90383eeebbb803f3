package io.github.facturier.contract.spec;

/** The round trips of Factomos. */
class FactomosRoundTripProperties extends RoundTrips {
  FactomosRoundTripProperties() {
    super(SpecDocument.factomos(), "io.github.facturier.factomos.model.");
  }
}
