package io.github.facturier.sandbox;

import java.util.function.Consumer;
import java.util.function.Function;

/** The operations of Lucca Cleemy. */
final class LuccaApplication extends SpecApplication {
  private final LuccaState state;
  private final String authorization;

  LuccaApplication(Spec spec, LuccaState state, String applicationKey) {
    super(spec);
    this.state = state;
    this.authorization = "lucca application=" + applicationKey;
    LuccaLists lists = new LuccaLists(state);
    routes
        .add(
            "POST",
            "/{instance}/services/v3/CreateExpenseAccountingExport",
            new LuccaExports(state)::create)
        .add("GET", "/organization/structure/api/establishments", lists::establishments)
        .add("GET", "/organization/structure/api/legal-units", lists::legalUnits)
        .add("GET", "/api/legalentities", lists::legalEntities)
        .add("GET", "/api/v3/legalentities", lists::legalEntitiesV3)
        .add("GET", "/api/v3/legalentities/{id}", lists::legalEntity);
  }

  synchronized void change(Consumer<LuccaState> change) {
    change.accept(state);
  }

  synchronized <T> T read(Function<LuccaState, T> question) {
    return question.apply(state);
  }

  @Override
  void authorise(Call call) {
    if (!authorization.equals(call.headers().get("Authorization"))) {
      throw refusal(401, "Your token is invalid or you did not provide any");
    }
  }

  @Override
  Refusal unknownPath() {
    return refusal(404, "Not Found");
  }

  static Refusal refusal(int status, String message) {
    return new Refusal(Reply.json(status, Json.object("Status", status, "Message", message)));
  }
}
