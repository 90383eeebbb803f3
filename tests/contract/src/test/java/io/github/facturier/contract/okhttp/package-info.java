/** Which OkHttp the tests run on. */
@org.jspecify.annotations.NullMarked
package io.github.facturier.contract.okhttp;
