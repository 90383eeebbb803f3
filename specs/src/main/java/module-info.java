/**
 * The OpenAPI documents that the clients are generated from, and Postman collections and
 * environments made from them: resources in {@code io/github/facturier/specs} and its folder {@code
 * postman}, open to all modules.
 */
open module io.github.facturier.specs {}
