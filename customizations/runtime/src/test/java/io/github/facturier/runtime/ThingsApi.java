package io.github.facturier.runtime;

import io.github.facturier.runtime.annotation.Constant;
import io.github.facturier.runtime.annotation.Effect;
import io.github.facturier.runtime.annotation.Operation;
import io.github.facturier.runtime.annotation.Paging;
import io.github.facturier.runtime.json.Thing;
import io.github.facturier.runtime.parameter.FormParameters;
import io.github.facturier.runtime.parameter.ParameterList;
import io.github.facturier.runtime.parameter.Parameters;
import io.github.facturier.runtime.parameter.QueryParameters;
import java.util.List;
import java.util.Map;
import okhttp3.MultipartBody;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.Field;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.GET;
import retrofit2.http.Multipart;
import retrofit2.http.POST;
import retrofit2.http.Part;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Streaming;
import retrofit2.http.Tag;

/** Operations of each kind, in the form of generated code. */
public interface ThingsApi {
  @Operation(id = "getThing", effect = Effect.READ)
  @GET("things/{id}.json")
  ApiCall<Thing> get(@Path("id") String id);

  @Operation(id = "getThingOnce", nonRepeatable = true)
  @GET("things/{id}/once.json")
  ApiCall<Thing> getOnce(@Path("id") String id);

  @Operation(id = "findThings", effect = Effect.READ)
  @GET("found.json")
  ApiCall<List<Thing>> find(@Query("q") String query);

  @Operation(id = "indexThings", effect = Effect.READ)
  @GET("index.json")
  ApiCall<Map<String, Thing>> index();

  @Operation(id = "listThings", effect = Effect.READ)
  @Paging(page = "page", size = "per_page", max = 3)
  @GET("things.json")
  PagedCall<Thing> list(@Tag ListThings parameters);

  @Operation(id = "listThingsByForm")
  @Constant(name = "action", value = "list")
  @Paging(page = "page", size = "per_page", max = 3)
  @POST("things.php")
  PagedCall<Thing> listByForm(@Tag ListThingsByForm parameters);

  @Operation(id = "createThing")
  @POST("things.json")
  ApiCall<Thing> create(@Body Thing thing);

  /** Rejects arguments in a default method, as generated overloads do. */
  default ApiCall<Thing> create(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("an empty name");
    }
    return create(Thing.builder().name(name).build());
  }

  /** Rejects arguments as a builder of parameters does. */
  default void refuse(String problem) {
    throw new IllegalArgumentException(problem);
  }

  @Operation(id = "deleteThing")
  @DELETE("things/{id}.json")
  ApiCall<@Nullable Void> delete(@Path("id") String id);

  @Operation(id = "emailThing", nonRepeatable = true)
  @POST("things/{id}/email.json")
  ApiCall<Thing> email(@Path("id") String id);

  @Operation(id = "printThing", mediaType = "application/pdf", effect = Effect.READ)
  @Streaming
  @GET("things/{id}.pdf")
  ApiCall<Download> pdf(@Path("id") String id);

  @Operation(id = "exportThings", mediaType = "application/octet-stream", effect = Effect.READ)
  @Streaming
  @GET("export")
  ApiCall<Download> export();

  @Operation(id = "archiveThings", mediaType = "application/zip", effect = Effect.READ)
  @Streaming
  @GET("archive.zip")
  ApiCall<Download> archive();

  @Operation(id = "exportAnything", mediaType = "*/*", effect = Effect.READ)
  @Streaming
  @GET("anything")
  ApiCall<Download> anything();

  @Operation(id = "showThing", mediaType = "text/html", effect = Effect.READ)
  @Streaming
  @GET("thing.html")
  ApiCall<Download> page();

  @Operation(id = "uploadPicture")
  @Multipart
  @POST("things/{id}/picture.json")
  ApiCall<@Nullable Void> upload(@Path("id") String id, @Part MultipartBody.Part picture);

  @Operation(id = "renameThing")
  @Constant(name = "action", value = "rename & keep")
  @Constant(name = "version", value = "2")
  @FormUrlEncoded
  @POST("things.php")
  ApiCall<Thing> rename(@Field("name") String name);

  @Operation(id = "countThings")
  @Constant(name = "action", value = "count")
  @POST("things.php")
  ApiCall<Thing> count();

  @Operation(id = "latestThing", effect = Effect.READ)
  @Constant(name = "order", value = "latest & first")
  @GET("things/one.json")
  ApiCall<Thing> latest(@Query("q") String query);

  @Operation(id = "versionedThing")
  @Constant(name = "Api-Version", value = "2024-11-01", header = true)
  @POST("things/versioned.json")
  ApiCall<Thing> versioned(@Body Thing thing);

  /** Pages of {@link #list}. */
  final class ListThings extends QueryParameters {
    private final @Nullable Integer page;
    private final @Nullable Integer perPage;
    private final @Nullable String token;

    private ListThings(Builder builder) {
      super(builder);
      this.page = builder.page;
      this.perPage = builder.perPage;
      this.token = builder.token;
    }

    public static Builder builder() {
      return new Builder();
    }

    @Override
    protected void addTo(ParameterList list) {
      list.add("page", page);
      list.add("per_page", perPage);
      list.add("token", token);
    }

    public static final class Builder extends Parameters.Builder<Builder> {
      private @Nullable Integer page;
      private @Nullable Integer perPage;
      private @Nullable String token;

      private Builder() {}

      public Builder page(@Nullable Integer page) {
        this.page = page;
        return this;
      }

      public Builder perPage(@Nullable Integer perPage) {
        this.perPage = perPage;
        return this;
      }

      public Builder token(@Nullable String token) {
        this.token = token;
        return this;
      }

      public ListThings build() {
        return new ListThings(this);
      }
    }
  }

  /** Fields of {@link #listByForm}. */
  final class ListThingsByForm extends FormParameters {
    private final @Nullable String token;

    private ListThingsByForm(Builder builder) {
      super(builder);
      this.token = builder.token;
    }

    public static Builder builder() {
      return new Builder();
    }

    @Override
    protected void addTo(ParameterList list) {
      list.add("token", token);
    }

    public static final class Builder extends Parameters.Builder<Builder> {
      private @Nullable String token;

      private Builder() {}

      public Builder token(@Nullable String token) {
        this.token = token;
        return this;
      }

      public ListThingsByForm build() {
        return new ListThingsByForm(this);
      }
    }
  }
}
