/** A client and the sandbox, both as modules. */
module com.example.sandboxmodulepath {
  requires io.github.facturier.sandbox;
  requires io.github.facturier.vosfactures;
  requires java.net.http;
}
