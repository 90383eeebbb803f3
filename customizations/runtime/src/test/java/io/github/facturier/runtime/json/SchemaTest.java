package io.github.facturier.runtime.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.error.Checks;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A schema is immutable, and a model that was read can be rebuilt. */
class SchemaTest {
  /** Contains itself and {@link Leaf}, whose schema is made later. */
  static final class Node extends Model {
    private static final Schema.Builder<Node> PROPERTIES = Schema.builder(Node.class, Node::new);

    private static final Property<String> NAME = PROPERTIES.required("name", Codec.STRING);
    private static final Property<BigDecimal> PRICE =
        PROPERTIES.required("price", Codec.DECIMAL_TEXT);
    private static final Property<List<Node>> NODES =
        PROPERTIES.optional("nodes", Codec.list(Codec.model(Node.class)));
    private static final Property<Leaf> LEAF = PROPERTIES.optional("leaf", Codec.model(Leaf.class));
    private static final Property<BigDecimal> PIN =
        PROPERTIES.requiredSecret("pin", Codec.DECIMAL_NUMBER);

    private static final Schema<Node> SCHEMA = PROPERTIES.build();

    private Node(FieldValues values) {
      super(values);
    }

    static Node fromJson(String json) {
      return SCHEMA.fromJson(json);
    }

    String name() {
      return require(NAME);
    }

    BigDecimal price() {
      return require(PRICE);
    }

    Builder toBuilder() {
      return new Builder(this);
    }

    static final class Builder extends ModelBuilder<Node, Builder> {
      Builder(@Nullable Node model) {
        super(SCHEMA, model);
      }

      Builder name(@Nullable String name) {
        return set(NAME, name);
      }

      Builder price(@Nullable String price) {
        return setText(PRICE, price);
      }

      Builder price(BigDecimal price) {
        return set(PRICE, price);
      }

      Builder pin(@Nullable String pin) {
        return setText(PIN, pin);
      }
    }
  }

  static final class Leaf extends Model {
    private static final Schema.Builder<Leaf> PROPERTIES = Schema.builder(Leaf.class, Leaf::new);

    private static final Property<Node> NODE = PROPERTIES.optional("node", Codec.model(Node.class));
    private static final Property<BigDecimal> SIZE =
        PROPERTIES.optional("size", Codec.DECIMAL_NUMBER);

    private static final Schema<Leaf> SCHEMA = PROPERTIES.build();

    private Leaf(FieldValues values) {
      super(values);
    }

    @Nullable Node node() {
      return get(NODE);
    }

    Builder toBuilder() {
      return new Builder(this);
    }

    static final class Builder extends ModelBuilder<Leaf, Builder> {
      Builder(@Nullable Leaf model) {
        super(SCHEMA, model);
      }

      Builder size(@Nullable String size) {
        return setText(SIZE, size);
      }
    }
  }

  /** Has no schema of its own until a test builds one. */
  private static final class Other extends Model {
    private Other(FieldValues values) {
      super(values);
    }
  }

  @Test
  void aClassHasOneSchemaWhichDoesNotChange() {
    Schema.Builder<Other> builder = Schema.builder(Other.class, Other::new);
    builder.optional("a", Codec.LONG_NUMBER);
    assertThrows(IllegalArgumentException.class, () -> Schema.of(Other.class));
    Schema<Other> schema = builder.build();
    assertSame(schema, Schema.of(Other.class));
    assertThrows(IllegalStateException.class, () -> builder.optional("b", Codec.LONG_NUMBER));
    assertThrows(IllegalStateException.class, builder::build);
    assertThrows(
        IllegalStateException.class, () -> Schema.builder(Other.class, Other::new).build());
    assertEquals(1, schema.properties().size());
    assertNull(schema.find("b"));
    assertEquals(1, schema.fromJson("{\"b\":1}").additionalProperties().size());
    assertThrows(UnsupportedOperationException.class, () -> schema.properties().clear());
  }

  @Test
  void noMethodOfASchemaLeadsToABuilder() {
    List<Method> changing =
        Stream.of(Schema.class.getMethods())
            .filter(method -> !Modifier.isStatic(method.getModifiers()))
            .filter(
                method ->
                    method.getReturnType() == Schema.class
                        || method.getReturnType() == Schema.Builder.class)
            .toList();
    assertEquals(List.of(), changing);
  }

  @Test
  void aNameComesOnce() {
    Schema.Builder<Leaf> builder = Schema.builder(Leaf.class, Leaf::new);
    builder.optional("a", Codec.LONG_NUMBER);
    IllegalStateException twice =
        assertThrows(IllegalStateException.class, () -> builder.required("a", Codec.STRING));
    assertTrue(twice.getMessage().contains("Leaf.a"), twice.getMessage());
  }

  @Test
  void modelsContainThemselvesAndOneAnother() {
    String json =
        "{\"name\":\"a\",\"price\":\"1\",\"nodes\":[{\"name\":\"b\",\"price\":\"2\",\"pin\":4}],"
            + "\"leaf\":{\"node\":{\"name\":\"c\",\"price\":\"3\",\"pin\":5}},\"pin\":6}";
    Node node = Node.fromJson(json);
    assertEquals(json, node.toJson());
    assertEquals(node, node.toBuilder().build());
  }

  /** Each thread may be the first to look up a schema of another. */
  @Test
  void manyThreadsReadAtOnce() throws Exception {
    int threads = 16;
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    CyclicBarrier together = new CyclicBarrier(threads);
    List<Callable<String>> readings =
        Collections.nCopies(
            threads,
            () -> {
              together.await();
              return Schema.of(Leaf.class)
                  .fromJson("{\"node\":{\"name\":\"a\",\"price\":\"1\",\"pin\":2,\"leaf\":{}}}")
                  .toString();
            });
    List<String> texts = new ArrayList<>();
    for (Future<String> text : executor.invokeAll(readings)) {
      texts.add(text.get());
    }
    executor.shutdown();
    assertEquals(Collections.nCopies(threads, texts.get(0)), texts);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"node\":null,\"size\":\"\"}",
        "{\"size\":\"1,50\",\"other\":1}",
        "{\"node\":{\"name\":\"a\",\"price\":2.50,\"pin\":\"3\",\"more\":[1]}}",
      })
  void whatWasReadIsBuiltAgain(String json) {
    Leaf leaf = Schema.of(Leaf.class).fromJson(json);
    Leaf again = leaf.toBuilder().build();
    assertEquals(leaf, again);
    assertEquals(json, again.toJson());
    assertEquals(json, again.toBuilder().build().toJson());
  }

  @Test
  void aRequiredValueMayNotBeTakenAway() {
    Node node = Node.fromJson("{\"name\":\"a\",\"price\":\"1\",\"pin\":2}");
    assertEquals("b", node.toBuilder().name("b").build().name());
    String message = refusal(() -> node.toBuilder().name(null).build());
    assertEquals("Node.Builder.build(): Node.name is required and was not set", message);
    refusal(() -> node.toBuilder().unset("name").build());
    refusal(() -> new Node.Builder(null).name("a").build());
  }

  @Test
  void anUnknownNameIsNotSetToNull() {
    String message = refusal(() -> new Node.Builder(null).setNull("nam"));
    assertTrue(message.contains("no property 'nam'"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "-1.50", "1234.5", ".5", "5.", "+3", "1E+3", "1e-7", "007"})
  void aDecimalNumberAsText(String text) {
    Node.Builder builder = new Node.Builder(null).price(text);
    assertEquals(new BigDecimal(text), builder.name("a").pin("1").build().price());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,5",
        "1 234.50",
        "1\u00a0234",
        "1,234.50",
        "",
        " ",
        " 1",
        "1 ",
        "1.5 €",
        "abc",
        "NaN",
        "1.2.3",
        "--1",
        "0x10",
        "1_000",
        "\u0661",
        "1e",
        "1e2000",
        "1e-999999999",
        "1e9999999999",
        "\u22121"
      })
  void whatIsNoDecimalNumber(String text) {
    String message = refusal(() -> new Node.Builder(null).price(text));
    assertEquals(
        "Node.price must be a decimal number with a point and without grouping, such as"
            + " \"1234.50\", but is \""
            + text
            + "\"",
        message);
    String argument = refusal(() -> Checks.decimal("Line.of", "quantity", text));
    assertTrue(argument.startsWith("Line.of: parameter 'quantity' must be a decimal"), argument);
  }

  @Test
  void aLongTextIsCutAndASecretHidden() {
    String message = refusal(() -> new Node.Builder(null).price("1,".repeat(9_999)));
    assertTrue(message.length() < 250, message);
    String secret = refusal(() -> new Node.Builder(null).pin("12,34"));
    assertTrue(secret.startsWith("Node.pin must be") && !secret.contains("12,34"), secret);
  }

  @Test
  void nullIsSentAsNull() {
    Leaf leaf = new Leaf.Builder(null).size((String) null).build();
    assertEquals("{\"size\":null}", leaf.toJson());
    assertEquals("{\"node\":null}", new Leaf.Builder(null).setNull("node").build().toJson());
  }

  /** In plain notation it would exhaust the memory. */
  @Test
  void aNumberThatIsTooLongIsRefusedBeforeItIsWritten() {
    Node.Builder builder = new Node.Builder(null);
    String message = refusal(() -> builder.price(new BigDecimal("1e999999999")));
    assertEquals("Node.price: a number may have at most 1000 digits", message);
  }

  @Test
  void jsonThatIsNull() {
    assertEquals(
        "Node.fromJson: parameter 'json' is required, but null",
        refusal(() -> Node.fromJson(null)));
    assertEquals(
        "Node.Builder.additionalProperty: parameter 'name' is required, but null",
        refusal(() -> new Node.Builder(null).additionalProperty(null, null)));
    assertEquals(
        "Node.Builder.unset: parameter 'name' is required, but null",
        refusal(() -> new Node.Builder(null).unset(null)));
    assertEquals(
        "Node.Builder.setNull: parameter 'name' is required, but null",
        refusal(() -> new Node.Builder(null).setNull(null)));
  }

  private static String refusal(Executable action) {
    return assertThrows(IllegalArgumentException.class, action).getMessage();
  }

  /** A new class, which was not used before. */
  public static final class Late extends Model {
    private static final Schema.Builder<Late> PROPERTIES = Schema.builder(Late.class, Late::new);
    private static final Property<String> NAME = PROPERTIES.optional("name", Codec.STRING);
    private static final Schema<Late> SCHEMA = PROPERTIES.build();

    private Late(FieldValues values) {
      super(values);
    }
  }

  /** A lookup before the class is initialized does not register another schema. */
  @Test
  void aSchemaOfAnothersMaking() {
    Schema.Builder<Late> builder = Schema.builder(Late.class, values -> null);
    assertThrows(IllegalStateException.class, builder::build);
    assertEquals("Late{name=a}", Schema.of(Late.class).fromJson("{\"name\":\"a\"}").toString());
  }
}
