package com.example.allfive;

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

/** Calls all the providers. */
public final class App {
  private App() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    try (VosFacturesClient vosFactures =
            VosFacturesClient.builder()
                .baseUrl(System.getenv("VOSFACTURES_URL"))
                .credentials(ApiToken.of(System.getenv("VOSFACTURES_API_TOKEN")))
                .build();
        FacturationProClient facturationPro =
            FacturationProClient.builder()
                .baseUrl(System.getenv("FACTURATION_PRO_URL"))
                .userAgent("Ma boutique (contact@exemple.fr)")
                .credentials(
                    ApiKey.of(
                        System.getenv("FACTURATION_PRO_IDENTIFIER"),
                        System.getenv("FACTURATION_PRO_KEY")))
                .build();
        FactomosClient factomos =
            FactomosClient.builder()
                .baseUrl(System.getenv("FACTOMOS_URL"))
                .credentials(
                    FactomosKeys.of(
                        System.getenv("FACTOMOS_TOKEN"), System.getenv("FACTOMOS_SECRET")))
                .build();
        MyClementineClient myClementine =
            MyClementineClient.builder()
                .baseUrl(System.getenv("MYCLEMENTINE_URL"))
                .credentials(
                    Login.of(
                        System.getenv("MYCLEMENTINE_USERNAME"),
                        System.getenv("MYCLEMENTINE_PASSWORD")))
                .build();
        LuccaCleemyClient luccaCleemy =
            LuccaCleemyClient.builder()
                .baseUrl(System.getenv("LUCCA_URL"))
                .credentials(ApplicationKey.of(System.getenv("LUCCA_APPLICATION_KEY")))
                .build()) {
      System.out.println("VosFactures: " + vosFactures.products().list().stream().count());
      System.out.println(
          "Facturation.pro: " + facturationPro.account().get().future().join().email());
      System.out.println(
          "Factomos: " + factomos.emailTemplates().list().result().emailTemplates().size());
      System.out.println("MyClementine: " + myClementine.session().societyId());
      System.out.println("Lucca Cleemy: " + luccaCleemy.establishments().list().stream().count());
    }
    System.out.println("closed");
  }
}
