package com.example.springboot;

import com.google.gson.Gson;
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
import io.github.facturier.vosfactures.model.Client;
import io.github.facturier.vosfactures.model.ClientInput;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** All the providers, with the libraries that Spring Boot pins. */
@SpringBootApplication(proxyBeanMethods = false)
public class App {
  /** A bean, which Spring closes with the application. */
  @Bean
  public VosFacturesClient vosFactures() {
    return VosFacturesClient.builder()
        .baseUrl(System.getenv("VOSFACTURES_URL"))
        .credentials(ApiToken.of(System.getenv("VOSFACTURES_API_TOKEN")))
        .build();
  }

  /** A bean. */
  @Bean
  public FacturationProClient facturationPro() {
    return FacturationProClient.builder()
        .baseUrl(System.getenv("FACTURATION_PRO_URL"))
        .userAgent("Ma boutique (contact@exemple.fr)")
        .credentials(
            ApiKey.of(
                System.getenv("FACTURATION_PRO_IDENTIFIER"), System.getenv("FACTURATION_PRO_KEY")))
        .build();
  }

  /** A bean. */
  @Bean
  public FactomosClient factomos() {
    return FactomosClient.builder()
        .baseUrl(System.getenv("FACTOMOS_URL"))
        .credentials(
            FactomosKeys.of(System.getenv("FACTOMOS_TOKEN"), System.getenv("FACTOMOS_SECRET")))
        .build();
  }

  /** A bean. */
  @Bean
  public MyClementineClient myClementine() {
    return MyClementineClient.builder()
        .baseUrl(System.getenv("MYCLEMENTINE_URL"))
        .credentials(
            Login.of(
                System.getenv("MYCLEMENTINE_USERNAME"), System.getenv("MYCLEMENTINE_PASSWORD")))
        .build();
  }

  /** A bean. */
  @Bean
  public LuccaCleemyClient luccaCleemy() {
    return LuccaCleemyClient.builder()
        .baseUrl(System.getenv("LUCCA_URL"))
        .credentials(ApplicationKey.of(System.getenv("LUCCA_APPLICATION_KEY")))
        .build();
  }

  /** Takes no arguments. */
  public static void main(String[] args) {
    try (ConfigurableApplicationContext context = SpringApplication.run(App.class, args)) {
      VosFacturesClient vosFactures = context.getBean(VosFacturesClient.class);
      Client buyer =
          vosFactures.clients().create(ClientInput.builder().name("Jean Dupont").build()).result();
      Client again = vosFactures.clients().get(buyer.id()).future().join();
      System.out.println(
          "VosFactures: " + again.name() + " of " + vosFactures.clients().list().stream().count());
      FacturationProClient facturationPro = context.getBean(FacturationProClient.class);
      System.out.println(
          "Facturation.pro: " + facturationPro.account().get().future().join().email());
      FactomosClient factomos = context.getBean(FactomosClient.class);
      System.out.println(
          "Factomos: " + factomos.emailTemplates().list().result().emailTemplates().size());
      MyClementineClient myClementine = context.getBean(MyClementineClient.class);
      System.out.println("MyClementine: " + myClementine.session().societyId());
      LuccaCleemyClient luccaCleemy = context.getBean(LuccaCleemyClient.class);
      System.out.println("Lucca Cleemy: " + luccaCleemy.establishments().list().stream().count());
      System.out.println(Gson.class.getProtectionDomain().getCodeSource().getLocation());
    }
    System.out.println("closed");
  }
}
