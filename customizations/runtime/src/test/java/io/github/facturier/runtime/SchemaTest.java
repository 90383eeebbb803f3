package io.github.facturier.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** A schema does not change once it was made, and a model that was read can be built again. */
class SchemaTest {
  /** Contains itself and {@link Leaf}, whose schema is made later. */
  static final class Node extends Model {
    public static final Schema<Node> SCHEMA =
        Schema.builder(Node.class)
            .required("name", Codec.STRING)
            .required("price", Codec.DECIMAL_TEXT)
            .property("nodes", Codec.list(Codec.model(Node.class)))
            .property("leaf", Codec.model(Leaf.class))
            .requiredSecret("pin", Codec.DECIMAL)
            .build();

    private Node(Values values) {
      super(values);
    }

    Builder toBuilder() {
      return new Builder(this);
    }

    static final class Builder extends ModelBuilder<Node, Builder> {
      Builder(@Nullable Node model) {
        super(SCHEMA, model);
      }

      Builder name(@Nullable String name) {
        return set("name", name);
      }

      Builder price(@Nullable String price) {
        return setDecimal("price", price);
      }

      Builder price(BigDecimal price) {
        return set("price", price);
      }

      Builder pin(@Nullable String pin) {
        return setDecimal("pin", pin);
      }
    }
  }

  static final class Leaf extends Model {
    public static final Schema<Leaf> SCHEMA =
        Schema.builder(Leaf.class).property("node", Codec.model(Node.class)).build();

    private Leaf(Values values) {
      super(values);
    }
  }

  @Test
  void aBuilderThatGoesOnDoesNotChangeWhatItBuilt() {
    Schema.Builder<Leaf> builder = Schema.builder(Leaf.class).property("a", Codec.LONG);
    Schema<Leaf> schema = builder.build();
    builder.property("b", Codec.LONG);
    assertEquals(1, schema.properties().size());
    assertNull(schema.find("b"));
    assertEquals(1, schema.parse("{\"b\":1}").additionalProperties().size());
    assertEquals(2, builder.build().properties().size());
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
    Schema.Builder<Leaf> builder = Schema.builder(Leaf.class).property("a", Codec.LONG);
    IllegalArgumentException twice =
        assertThrows(IllegalArgumentException.class, () -> builder.required("a", Codec.STRING));
    assertTrue(twice.getMessage().contains("Leaf.a"), twice.getMessage());
  }

  @Test
  void modelsContainThemselvesAndOneAnother() {
    String json =
        "{\"name\":\"a\",\"price\":\"1\",\"nodes\":[{\"name\":\"b\",\"price\":\"2\",\"pin\":4}],"
            + "\"leaf\":{\"node\":{\"name\":\"c\",\"price\":\"3\",\"pin\":5}},\"pin\":6}";
    Node node = Node.SCHEMA.parse(json);
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
              return Leaf.SCHEMA
                  .parse("{\"node\":{\"leaf\":{\"node\":{\"name\":\"a\"}}}}")
                  .toString();
            });
    List<String> texts = new ArrayList<>();
    for (Future<String> text : executor.invokeAll(readings)) {
      texts.add(text.get());
    }
    executor.shutdown();
    assertEquals(Collections.nCopies(threads, texts.get(0)), texts);
  }

  @Test
  void aModelOfAnotherSchemaIsAnotherModel() {
    Schema<Leaf> own = Schema.builder(Leaf.class).property("a", Codec.LONG).build();
    Leaf mine = own.parse("{}");
    Leaf other = Leaf.SCHEMA.parse("{}");
    assertNotEquals(mine, other);
    assertNotEquals(other, mine);
  }

  /** What a server left out, and nobody refused to read. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\":null,\"price\":\"\",\"pin\":false}",
        "{\"pin\":null,\"other\":1}",
        "{\"name\":\"a\",\"nodes\":[]}",
        "{\"leaf\":[]}",
        "{\"leaf\":{\"node\":[]}}",
      })
  void whatWasReadIsBuiltAgain(String json) {
    Node empty = Node.SCHEMA.empty();
    assertEquals(empty, empty.toBuilder().build());
    Node node = Node.SCHEMA.parse(json);
    Node again = node.toBuilder().build();
    assertEquals(node, again);
    assertEquals(json, again.toJson());
    assertEquals(json, again.toBuilder().build().toJson());
  }

  @Test
  void whatWasThereMayNotBeTakenAway() {
    Node node = Node.SCHEMA.parse("{\"name\":\"a\"}");
    assertEquals("b", node.toBuilder().name("b").build().get("name"));
    String message = refusal(() -> node.toBuilder().name(null).build());
    assertEquals("Node.Builder.build(): Node.name is required and was not set", message);
    refusal(() -> node.toBuilder().unset("name").build());
    refusal(() -> new Node.Builder(null).name("a").build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "-1.50", "1234.5", ".5", "5.", "+3", "1E+3", "1e-7", "007"})
  void aDecimalNumberAsText(String text) {
    Node.Builder builder = Node.SCHEMA.parse("{}").toBuilder().price(text);
    assertEquals(new BigDecimal(text), builder.build().get("price"));
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
    String message = refusal(() -> Node.SCHEMA.parse("{}").toBuilder().price(text));
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
    String message = refusal(() -> Node.SCHEMA.parse("{}").toBuilder().price("1,".repeat(9_999)));
    assertTrue(message.length() < 250, message);
    String secret = refusal(() -> Node.SCHEMA.parse("{}").toBuilder().pin("12,34"));
    assertTrue(secret.startsWith("Node.pin must be") && !secret.contains("12,34"), secret);
  }

  @Test
  void nullIsSentAsNull() {
    Node node = new Node.Builder(Node.SCHEMA.parse("{}")).price((String) null).build();
    assertEquals("{\"price\":null}", node.toJson());
  }

  /** Written out, it would fill the memory. */
  @Test
  void aNumberThatIsTooLongIsRefusedBeforeItIsWritten() {
    Node.Builder builder = Node.SCHEMA.parse("{}").toBuilder();
    String message = refusal(() -> builder.price(new BigDecimal("1e999999999")));
    assertEquals("Node.price: a number may have 1000 digits at most", message);
  }

  @Test
  void jsonThatIsNull() {
    assertEquals(
        "Node.fromJson: parameter 'json' is required, but null",
        refusal(() -> Node.SCHEMA.parse(null)));
    assertEquals(
        "Node.Builder.additionalProperty: parameter 'name' is required, but null",
        refusal(() -> new Node.Builder(null).additionalProperty(null, null)));
    assertEquals(
        "Node.Builder.unset: parameter 'name' is required, but null",
        refusal(() -> new Node.Builder(null).unset(null)));
  }

  private static String refusal(Executable action) {
    return assertThrows(IllegalArgumentException.class, action).getMessage();
  }
}
