/** The documents in other forms: OpenAPI 3.1, and Markdown for people who work with assistants. */
package io.github.facturier.specs.export;
