package io.github.facturier.contract.spec;

/** The round trips of VosFactures. */
class RoundTripProperties extends RoundTrips {
  RoundTripProperties() {
    super(SpecDocument.vosFactures(), "io.github.facturier.vosfactures.model.");
  }
}
