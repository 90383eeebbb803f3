package io.github.facturier.sandbox.http;

/** The five operations of a resource. */
public interface Crud {
  /** Lists records. */
  Response list(Request request);

  /** Creates a record. */
  Response create(Request request);

  /** Returns a record. */
  Response get(Request request);

  /** Changes a record. */
  Response update(Request request);

  /** Deletes a record. */
  Response delete(Request request);

  /**
   * Routes the operations.
   *
   * @param path path of the resource, without {@code .json}
   * @param update method of a change: {@code PUT} or {@code PATCH}
   */
  default void addTo(Router<Handler> routes, String path, String update) {
    routes
        .add("GET", path + ".json", this::list)
        .add("POST", path + ".json", this::create)
        .add("GET", path + "/{id}.json", this::get)
        .add(update, path + "/{id}.json", this::update)
        .add("DELETE", path + "/{id}.json", this::delete);
  }
}
