package io.github.facturier.contract.spec;

import io.github.facturier.myclementine.MyClementineClient;
import io.github.facturier.myclementine.support.BearerToken;
import io.github.facturier.runtime.RetryPolicy;

/** The operations of MyClementine, with a token that says nothing of the accounting type. */
class MyClementineOperationsTest extends WireOperations<MyClementineClient> {
  private static final String TOKEN = "Zt7er43T3gm7qBE79jU9KXjK8F2r4iRxi3L3p9m3";

  MyClementineOperationsTest() {
    super(SpecDocument.myClementine(), MyClementineClient.class, 16);
  }

  @Override
  MyClementineClient client(String server) {
    return MyClementineClient.builder()
        .baseUrl(server)
        .credentials(BearerToken.of(TOKEN))
        .retryPolicy(RetryPolicy.NONE)
        .build();
  }

  @Override
  void close(MyClementineClient client) {
    client.close();
  }

  @Override
  String authorization() {
    return "Bearer " + TOKEN;
  }

  @Override
  String base() {
    return "/api";
  }

  @Override
  void assertIsTheFile(Object result) {
    throw new AssertionError("MyClementine has no files: " + result);
  }
}
