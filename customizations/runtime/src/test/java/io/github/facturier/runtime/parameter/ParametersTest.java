package io.github.facturier.runtime.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParametersTest {
  @Test
  void aCopyHasTheSameAndNothingTwice() {
    Search search =
        Search.builder()
            .kinds(List.of("vat", "receipt"))
            .additionalParameter("oid", "10021")
            .build();
    Search copy = search.toBuilder().build();
    assertEquals(
        List.of(
            Map.entry("kinds[]", "vat"),
            Map.entry("kinds[]", "receipt"),
            Map.entry("oid", "10021")),
        copy.entries());
    assertEquals(search, copy);
    assertEquals(search.hashCode(), copy.hashCode());
  }

  @Test
  void aCopyChangesOnItsOwn() {
    Search search = Search.builder().kinds(List.of("vat")).build();
    Search changed = search.toBuilder().kinds(List.of()).build();
    assertEquals(List.of(), changed.entries());
    assertEquals(1, search.entries().size());
    assertNotEquals(search, changed);
  }

  @Test
  void anAdditionalParameterMayRepeat() {
    Search search =
        Search.builder().additionalParameter("x", "1").additionalParameter("x", "2").build();
    assertEquals(List.of(Map.entry("x", "1"), Map.entry("x", "2")), search.entries());
  }

  @Test
  void aDocumentedParameterIsNotSetAsAdditional() {
    Search search = Search.builder().additionalParameter("kinds[]", "vat").build();
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, search::entries);
    assertTrue(e.getMessage().contains("'kinds[]' has a builder method"), e::getMessage);
  }

  @Test
  void anAdditionalParameterNeedsAName() {
    Search.Builder builder = Search.builder();
    assertThrows(IllegalArgumentException.class, () -> builder.additionalParameter(" ", "1"));
  }

  @Test
  void nullIsNoValue() {
    Search.Builder builder = Search.builder().kinds(null);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> builder.kinds(Arrays.asList("vat", null)));
    assertEquals("Search: parameter 'kinds[]' is null at index 1", e.getMessage());
    IllegalArgumentException additional =
        assertThrows(
            IllegalArgumentException.class, () -> builder.additionalParameter("oid", null));
    assertEquals(
        "additionalParameter: parameter 'oid' is required, but null", additional.getMessage());
    assertEquals(List.of(), builder.build().entries());
  }

  /** As it is generated. */
  private static final class Search extends QueryParameters {
    private final @Nullable List<String> kinds;

    private Search(Builder builder) {
      super(builder);
      this.kinds = builder.kinds;
    }

    static Builder builder() {
      return new Builder();
    }

    Builder toBuilder() {
      return new Builder(this);
    }

    @Override
    protected void addTo(ParameterList list) {
      list.addEach("kinds[]", kinds);
    }

    static final class Builder extends Parameters.Builder<Builder> {
      private @Nullable List<String> kinds;

      private Builder() {}

      private Builder(Search parameters) {
        super(parameters);
        this.kinds = parameters.kinds;
      }

      Builder kinds(@Nullable List<String> kinds) {
        this.kinds = copy("kinds[]", kinds);
        return this;
      }

      Search build() {
        return new Search(this);
      }
    }
  }
}
