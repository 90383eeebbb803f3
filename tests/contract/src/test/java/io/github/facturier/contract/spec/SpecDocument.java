package io.github.facturier.contract.spec;

import io.github.facturier.factomos.FactomosClient;
import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.luccacleemy.LuccaCleemyClient;
import io.github.facturier.myclementine.MyClementineClient;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An OpenAPI document, read by Swagger Parser: what the clients are held to. */
public final class SpecDocument {
  private static final SpecDocument VOS_FACTURES =
      read("vosfactures.yaml", VosFacturesClient.class);
  private static final SpecDocument FACTOMOS = read("factomos.yaml", FactomosClient.class);

  private final String text;
  private final OpenAPI api;
  private final Class<?> clientType;

  private SpecDocument(String text, OpenAPI api, Class<?> clientType) {
    this.text = text;
    this.api = api;
    this.clientType = clientType;
  }

  /** The document of VosFactures. */
  public static SpecDocument vosFactures() {
    return VOS_FACTURES;
  }

  /** The document of Factomos. */
  public static SpecDocument factomos() {
    return FACTOMOS;
  }

  /** The document of Facturation.pro. */
  public static SpecDocument facturationPro() {
    return FacturationPro.DOCUMENT;
  }

  /** Reads the document when it is first asked for. */
  private static final class FacturationPro {
    static final SpecDocument DOCUMENT = read("facturation-pro.yaml", FacturationProClient.class);
  }

  /** The document of MyClementine. */
  public static SpecDocument myClementine() {
    return MyClementine.DOCUMENT;
  }

  /** Reads the document when it is first asked for. */
  private static final class MyClementine {
    static final SpecDocument DOCUMENT = read("myclementine.yaml", MyClementineClient.class);
  }

  /** The document of Lucca Cleemy. */
  public static SpecDocument luccaCleemy() {
    return LuccaCleemy.DOCUMENT;
  }

  /** Reads the document when it is first asked for. */
  private static final class LuccaCleemy {
    static final SpecDocument DOCUMENT = read("lucca-cleemy.yaml", LuccaCleemyClient.class);
  }

  private static SpecDocument read(String name, Class<?> clientType) {
    String path = "/io/github/facturier/specs/" + name;
    try (InputStream in = SpecDocument.class.getResourceAsStream(path)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      ParseOptions options = new ParseOptions();
      options.setResolve(true); // parameters of a path become those of its operations
      return new SpecDocument(
          text, new OpenAPIV3Parser().readContents(text, null, options).getOpenAPI(), clientType);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document itself. */
  public String text() {
    return text;
  }

  /** The client that is generated from it. */
  public Class<?> clientType() {
    return clientType;
  }

  /** A vendor extension of the whole document. */
  public Object extension(String name) {
    return api.getExtensions().get(name);
  }

  /** Every operation, in the order of the document. */
  public List<SpecOperation> operations() {
    List<SpecOperation> operations = new ArrayList<>();
    for (Map.Entry<String, PathItem> path : api.getPaths().entrySet()) {
      path.getValue()
          .readOperationsMap()
          .forEach(
              (method, operation) ->
                  operations.add(
                      new SpecOperation(
                          operation.getOperationId(),
                          method.name(),
                          path.getKey(),
                          operation,
                          this)));
    }
    return operations;
  }

  /**
   * One operation.
   *
   * @throws AssertionError if there is none of this name
   */
  public SpecOperation operation(String id) {
    return operations().stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the document has no operation " + id));
  }

  /** The component schemas, by name. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // Swagger's own map is of raw schemas
  public Map<String, Schema<?>> schemas() {
    return (Map) api.getComponents().getSchemas();
  }

  /** The schema itself where the given one only refers to it. */
  public Schema<?> resolve(Schema<?> schema) {
    Schema<?> bare = withoutDescription(schema);
    return bare.get$ref() == null ? bare : schemas().get(nameOf(bare));
  }

  /** The component that a schema refers to, null if it is an inline one. */
  static String nameOf(Schema<?> schema) {
    String reference = withoutDescription(schema).get$ref();
    return reference == null ? null : reference.substring(reference.lastIndexOf('/') + 1);
  }

  /** The reference that a property has in an {@code allOf}, beside a description of its own. */
  private static Schema<?> withoutDescription(Schema<?> schema) {
    List<?> parts = schema.getAllOf();
    return parts != null && parts.size() == 1 ? (Schema<?>) parts.get(0) : schema;
  }
}
