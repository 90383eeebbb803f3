package io.github.facturier.specs.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The Markdown of a small document. */
final class MarkdownReferenceTest {

  @Test
  void listsOperationsFieldsAndValues() {
    String markdown =
        MarkdownReference.of(
            Yaml.read(
                """
                info: {title: Essai API, version: "2", description: All of it.}
                servers: [{url: "https://essai.fr"}]
                tags: [{name: Clients, x-displayName: Clients (clients), description: People.}]
                x-webhook-payloads: [{event: "client:create", schema: Client, description: A client.}]
                paths:
                  /clients/{id}:
                    parameters: [{$ref: "#/components/parameters/Id"}]
                    get:
                      operationId: getClient
                      tags: [Clients]
                      summary: Get a client
                      description: One client.
                      x-effect: read
                      x-irreversible: No.
                      responses:
                        "200": {content: {application/json: {schema: {$ref: "#/components/schemas/Client"}}}}
                        "4XX": {content: {application/json: {}}}
                components:
                  securitySchemes: {key: {type: apiKey, in: query, name: token, description: A key.}}
                  parameters:
                    Id: {name: id, in: path, required: true, description: The client., schema: {type: integer}}
                  schemas:
                    Client:
                      type: object
                      description: A client.
                      required: [id]
                      properties:
                        id: {type: integer, description: Its identifier. Never changes.}
                        names: {type: array, nullable: true, items: {type: string}, description: Names.}
                        kind: {$ref: "#/components/schemas/Kind"}
                        price: {oneOf: [{type: number}, {type: string, format: decimal}]}
                    Kind: {type: string, description: A kind., enum: [a], x-enum-descriptions: [The first.]}
                """));
    assertEquals(
        """
        # Essai API 2

        All of it.

        Server: `https://essai.fr`

        Security `key` (apiKey query `token`): A key.

        ## Clients (clients)

        People.

        ### getClient (read): `GET /clients/{id}`

        Get a client. One client.

        Cannot be undone: No.

        - path `id` (integer, required): The client.
        - response 200 `application/json`: Client

        ## Webhooks

        - `client:create` (Client): A client.

        ## Schemas

        ### Client

        A client.

        - `id` (integer, required): Its identifier.
        - `names` (list of string or null): Names.
        - `kind` (Kind): A kind.
        - `price` (number or string decimal):\s

        ### Kind (string)

        A kind.

        - `a`: The first.
        """,
        markdown);
  }
}
