package io.github.facturier.contract.secrets;

import io.github.facturier.contract.provider.ClientUnderTest;
import io.github.facturier.contract.provider.Keys;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.auth.OAuth2;
import io.github.facturier.facturationpro.auth.OAuthApplication;
import io.github.facturier.facturationpro.auth.OAuthToken;
import io.github.facturier.facturationpro.auth.TokenStore;
import io.github.facturier.myclementine.MyClementineClient;
import io.github.facturier.myclementine.auth.Login;
import io.github.facturier.runtime.client.ClientBuilder;
import java.time.Instant;
import java.util.function.Consumer;

/** The kinds of authentication of a client, each with canaries as secrets. */
enum Access {
  VOS_FACTURES(ProviderUnderTest.VOS_FACTURES, new Keys("", Canaries.TOKEN)),

  API_KEY(ProviderUnderTest.FACTURATION_PRO, new Keys("54321", Canaries.TOKEN)),

  /** With an expired token, so that every call renews it first. */
  OAUTH(ProviderUnderTest.FACTURATION_PRO, new Keys("54321", Canaries.TOKEN)) {
    @Override
    ClientUnderTest client(String server, Keys keys, Consumer<ClientBuilder<?>> settings) {
      FacturationProClient.Builder anonymous =
          FacturationProClient.builder().baseUrl(server).userAgent("Essais (essais@exemple.fr)");
      settings.accept(anonymous);
      TokenStore store = TokenStore.inMemory();
      store.save(new OAuthToken(keys.secret() + 1, keys.secret() + 2, Instant.EPOCH));
      OAuth2 oauth =
          OAuth2.of(
              new OAuthApplication("f3a1c0de", keys.secret(), "https://exemple.fr/retour"),
              anonymous.build().tokens(),
              store);
      return provider()
          .client(
              server,
              null,
              builder -> {
                settings.accept(builder);
                ((FacturationProClient.Builder) builder).credentials(oauth);
              });
    }

    @Override
    SpecOperation tokens() {
      return provider().document().operation("createToken");
    }
  },

  FACTOMOS(ProviderUnderTest.FACTOMOS, new Keys(Canaries.TOKEN, Canaries.SECRET)),

  BEARER_TOKEN(ProviderUnderTest.MY_CLEMENTINE, new Keys("", Canaries.TOKEN)),

  /** Every call begins with a login. */
  LOGIN(ProviderUnderTest.MY_CLEMENTINE, new Keys("jeandupont", Canaries.PASSWORD)) {
    @Override
    ClientUnderTest client(String server, Keys keys, Consumer<ClientBuilder<?>> settings) {
      return provider()
          .client(
              server,
              null,
              builder -> {
                settings.accept(builder);
                ((MyClementineClient.Builder) builder)
                    .credentials(Login.of(keys.name(), keys.secret()));
              });
    }

    @Override
    SpecOperation tokens() {
      return provider().document().operation("createToken");
    }
  },

  LUCCA_CLEEMY(ProviderUnderTest.LUCCA_CLEEMY, new Keys("", Canaries.TOKEN));

  private final ProviderUnderTest provider;
  private final Keys keys;

  Access(ProviderUnderTest provider, Keys keys) {
    this.provider = provider;
    this.keys = keys;
  }

  ProviderUnderTest provider() {
    return provider;
  }

  Keys keys() {
    return keys;
  }

  ClientUnderTest client(String server, Keys keys, Consumer<ClientBuilder<?>> settings) {
    return provider.client(server, keys, settings);
  }

  /** The operation that brings the tokens of the other calls; null if there is none. */
  SpecOperation tokens() {
    return null;
  }
}
