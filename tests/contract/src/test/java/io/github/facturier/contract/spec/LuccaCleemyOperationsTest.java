package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.facturier.luccacleemy.LuccaCleemyClient;
import io.github.facturier.luccacleemy.support.AccountingExport;
import io.github.facturier.luccacleemy.support.ApplicationKey;
import io.github.facturier.runtime.RetryPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The operations of Lucca Cleemy. */
class LuccaCleemyOperationsTest extends WireOperations<LuccaCleemyClient> {
  private static final String KEY = "5c2a1f0e-9d3b-4c6e-8f7a";

  LuccaCleemyOperationsTest() {
    super(SpecDocument.luccaCleemy(), LuccaCleemyClient.class, 6);
  }

  @Override
  LuccaCleemyClient client(String server) {
    return LuccaCleemyClient.builder()
        .baseUrl(server)
        .credentials(ApplicationKey.of(KEY))
        .retryPolicy(RetryPolicy.NONE)
        .build();
  }

  @Override
  void close(LuccaCleemyClient client) {
    client.close();
  }

  @Override
  String authorization() {
    return "lucca application=" + KEY;
  }

  @Override
  String base() {
    return "";
  }

  @Override
  void assertIsTheFile(Object result) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ((AccountingExport) result).copyTo(file);
    assertEquals(FILE, file.toString(StandardCharsets.UTF_8));
  }
}
