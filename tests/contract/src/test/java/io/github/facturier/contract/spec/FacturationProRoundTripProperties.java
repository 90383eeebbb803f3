package io.github.facturier.contract.spec;

/** The round trips of Facturation.pro. */
class FacturationProRoundTripProperties extends RoundTrips {
  FacturationProRoundTripProperties() {
    super(SpecDocument.facturationPro(), "io.github.facturier.facturationpro.model.");
  }
}
