/** The read-only part of the demo, as a modular application. */
module com.example.modulepath {
  requires io.github.facturier.factomos;
  requires io.github.facturier.facturationpro;
  requires io.github.facturier.luccacleemy;
  requires io.github.facturier.myclementine;
  requires io.github.facturier.vosfactures;
  requires jdk.httpserver;
}
