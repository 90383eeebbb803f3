package io.github.facturier.demo;

import io.github.facturier.factomos.FactomosClient;
import io.github.facturier.factomos.auth.FactomosKeys;
import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.auth.ApiKey;
import io.github.facturier.luccacleemy.LuccaCleemyClient;
import io.github.facturier.luccacleemy.auth.ApplicationKey;
import io.github.facturier.myclementine.MyClementineClient;
import io.github.facturier.myclementine.auth.Login;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.auth.ApiToken;
import java.nio.file.Path;
import java.util.Map;

/** Runs the read-only part of the demo, with the sources of the demo. */
public final class ReadingApp {
  private ReadingApp() {}

  /**
   * Runs it.
   *
   * @param args the folder for files
   */
  public static void main(String[] args) {
    if (!ReadingApp.class.getModule().isNamed() || !VosFacturesClient.class.getModule().isNamed()) {
      throw new IllegalStateException("this is not the module path");
    }
    Map<String, String> env = System.getenv();
    HttpTrail trail = new HttpTrail();
    StepTable table = new StepTable(trail);
    try (VosFacturesClient vosFactures =
            VosFacturesClient.builder()
                .baseUrl(env.get("VOSFACTURES_URL"))
                .credentials(ApiToken.of(env.get("VOSFACTURES_API_TOKEN")))
                .build();
        FactomosClient factomos =
            FactomosClient.builder()
                .baseUrl(env.get("FACTOMOS_URL"))
                .credentials(FactomosKeys.of(env.get("FACTOMOS_TOKEN"), env.get("FACTOMOS_SECRET")))
                .build();
        FacturationProClient facturationPro =
            FacturationProClient.builder()
                .baseUrl(env.get("FACTURATION_PRO_URL"))
                .userAgent("Demo (demo@exemple.fr)")
                .credentials(
                    ApiKey.of(
                        env.get("FACTURATION_PRO_IDENTIFIER"), env.get("FACTURATION_PRO_KEY")))
                .build();
        MyClementineClient myClementine =
            MyClementineClient.builder()
                .baseUrl(env.get("MYCLEMENTINE_URL"))
                .credentials(
                    Login.of(env.get("MYCLEMENTINE_USERNAME"), env.get("MYCLEMENTINE_PASSWORD")))
                .build();
        LuccaCleemyClient luccaCleemy =
            LuccaCleemyClient.builder()
                .baseUrl(env.get("LUCCA_URL"))
                .credentials(ApplicationKey.of(env.get("LUCCA_APPLICATION_KEY")))
                .build()) {
      Path folder = Path.of(args[0]);
      long firm = Long.parseLong(env.get("FACTURATION_PRO_FIRM"));
      new VosFacturesReading(vosFactures, table, folder).run();
      new FactomosScenario(factomos, table).read();
      new FacturationProScenario(facturationPro.firm(firm), table, folder).read();
      new MyClementineScenario(myClementine, table).read();
      new LuccaCleemyScenario(luccaCleemy, table, folder).read();
      table.print(System.out);
    }
    System.out.println("closed");
  }
}
