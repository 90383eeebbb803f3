import io.github.facturier.sandbox.shaded.com.fasterxml.jackson.databind.Module;
import io.github.facturier.sandbox.shaded.com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.github.facturier.sandbox.shaded.com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.facturier.sandbox.shaded.io.swagger.v3.core.converter.ModelConverter;
import io.github.facturier.sandbox.shaded.io.swagger.v3.parser.core.extensions.SwaggerParserExtension;
import io.github.facturier.sandbox.shaded.io.swagger.v3.parser.extensions.JsonSchemaParserExtension;
import io.github.facturier.sandbox.shaded.io.swagger.v3.parser.reference.OpenAPIDereferencer;

/**
 * In-process test doubles of the invoicing providers. The module is open because shaded libraries
 * load their resources with the class loader.
 */
open module io.github.facturier.sandbox {
  requires com.google.gson;
  requires io.github.facturier.specs;
  requires static transitive org.jspecify;
  // Not transitive: JUnit is optional for users without SandboxExtension.
  requires static org.junit.jupiter.api;

  // Required by the shaded libraries.
  requires java.desktop;
  requires java.logging;
  requires java.scripting;
  requires java.security.sasl;
  requires java.sql;
  requires java.xml;
  requires jdk.unsupported;
  requires kotlin.stdlib;
  requires org.slf4j;

  exports io.github.facturier.sandbox;

  // As in META-INF/services, which is ignored in a named module.
  provides Module with
      Jdk8Module,
      JavaTimeModule;

  uses JsonSchemaParserExtension;
  uses ModelConverter;
  uses Module;
  uses OpenAPIDereferencer;
  uses SwaggerParserExtension;
}
