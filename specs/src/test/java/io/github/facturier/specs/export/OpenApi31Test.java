package io.github.facturier.specs.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a document becomes in OpenAPI 3.1. */
final class OpenApi31Test {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{type: string, nullable: true}                     | {type=[string, null]}",
        "{type: string, nullable: true, enum: [a]}          | {type=[string, null], enum=[a, null]}",
        "{type: string, nullable: true, enum: [a, null]}    | {type=[string, null], enum=[a, null]}",
        "{type: string, nullable: false}                    | {type=string}",
        "{nullable: true, allOf: [{$ref: A}]}               | {anyOf=[{$ref=A}, {type=null}]}",
        "{nullable: true, oneOf: [{$ref: A}]}               | {anyOf=[{oneOf=[{$ref=A}]}, {type=null}]}",
        "{oneOf: [{type: number, nullable: true}]}          | {oneOf=[{type=[number, null]}]}",
        "{type: number, minimum: 0, exclusiveMinimum: true} | {type=number, exclusiveMinimum=0}",
        "{type: number, minimum: 0, exclusiveMinimum: false} | {type=number, minimum=0}",
        "{type: string, example: '2026-01-01'}              | {type=string, examples=[2026-01-01]}",
        "{type: string, format: binary}                     | {type=string, contentMediaType=application/octet-stream}",
        "{type: string, format: date}                       | {type=string, format=date}",
        "{type: array, items: {type: string, nullable: true}} | {type=array, items={type=[string, null]}}",
        "{properties: {nullable: {type: string, example: a}}} | {properties={nullable={type=string, examples=[a]}}}",
        "{type: object, example: {nullable: true}}          | {type=object, examples=[{nullable=true}]}",
      })
  void convertsASchema(String schema, String expected) {
    Map<String, Object> document =
        Yaml.read("{openapi: 3.0.3, components: {schemas: {A: " + schema + "}}}");
    assertEquals(
        "{openapi=3.1.0, components={schemas={A=" + expected + "}}}",
        OpenApi31.of(document).toString());
  }

  @Test
  void convertsTheSchemasOfAnOperationAndNotItsExamples() {
    Map<String, Object> document =
        Yaml.read(
            """
            paths:
              /a:
                get:
                  parameters:
                    - {name: q, in: query, example: b, schema: {type: string, nullable: true}}
                  responses:
                    "200":
                      content:
                        application/json:
                          schema: {type: string, nullable: true}
                          example: {type: string, nullable: true}
            """);
    String converted = OpenApi31.of(document).toString();
    assertTrue(converted.contains("{name=q, in=query, example=b, schema={type=[string, null]}}"));
    assertTrue(
        converted.contains("schema={type=[string, null]}, example={type=string, nullable=true}"));
  }

  @Test
  @SuppressWarnings("unchecked")
  void anEventIsAWebhook() {
    Map<String, Object> document =
        Yaml.read(
            """
            x-webhook-payloads:
              - {event: "a:create", schema: AWebhook, method: aCreated, description: An A was created.}
            """);
    Map<String, Object> webhooks = (Map<String, Object>) OpenApi31.of(document).get("webhooks");
    assertEquals(1, webhooks.size());
    String webhook = webhooks.get("a:create").toString();
    assertTrue(webhook.contains("operationId=aCreated"), webhook);
    assertTrue(webhook.contains("schema={$ref=#/components/schemas/AWebhook}"), webhook);
  }

  @Test
  void aTextStaysATextInYaml() {
    String yaml =
        "a: '2026-01-01'\nb: 2026-01-01\nc: 'null'\nd: '010'\ne: 'yes'\nf: 1.10\ng: null\n";
    Map<String, Object> read = Yaml.read(yaml);
    assertEquals(
        "{a=2026-01-01, b=2026-01-01, c=null, d=010, e=yes, f=1.1, g=null}", read.toString());
    String written = Yaml.write(read);
    assertEquals(read, Yaml.read(written));
    assertTrue(
        written.contains("a: '2026-01-01'\nb: '2026-01-01'\nc: 'null'\nd: '010'\ne: 'yes'\n"),
        written);
  }
}
