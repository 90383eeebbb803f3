package io.github.facturier.contract.spec;

/** The round trips of Lucca Cleemy. */
class LuccaCleemyRoundTripProperties extends RoundTrips {
  LuccaCleemyRoundTripProperties() {
    super(SpecDocument.luccaCleemy(), "io.github.facturier.luccacleemy.model.");
  }
}
