package io.github.facturier.contract.spec;

/** The round trips of MyClementine. */
class MyClementineRoundTripProperties extends RoundTrips {
  MyClementineRoundTripProperties() {
    super(SpecDocument.myClementine(), "io.github.facturier.myclementine.model.");
  }
}
