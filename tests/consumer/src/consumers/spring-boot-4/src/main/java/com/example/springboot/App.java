package com.example.springboot;

import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.auth.ApiToken;
import io.github.facturier.vosfactures.model.Client;
import io.github.facturier.vosfactures.model.ClientInput;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** A client as a bean, which Spring closes with the application. */
@SpringBootApplication(proxyBeanMethods = false)
public class App {
  /** The bean. */
  @Bean
  public VosFacturesClient vosFactures() {
    return VosFacturesClient.builder()
        .baseUrl(System.getenv("VOSFACTURES_URL"))
        .credentials(ApiToken.of(System.getenv("VOSFACTURES_API_TOKEN")))
        .build();
  }

  /** Takes no arguments. */
  public static void main(String[] args) {
    try (ConfigurableApplicationContext context = SpringApplication.run(App.class, args)) {
      VosFacturesClient client = context.getBean(VosFacturesClient.class);
      Client buyer =
          client.clients().create(ClientInput.builder().name("Jean Dupont").build()).result();
      Client again = client.clients().get(buyer.id()).future().join();
      System.out.println(again.name() + ", one of " + client.clients().list().stream().count());
    }
    System.out.println("closed");
  }
}
