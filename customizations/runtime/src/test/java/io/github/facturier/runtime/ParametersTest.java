package io.github.facturier.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a parameter object holds, and what a builder made of it starts with. */
class ParametersTest {
  @Test
  void aCopyHasTheSameAndNothingTwice() {
    Search search = new Search.Builder().kinds(List.of("vat", "receipt")).build();
    assertEquals(
        List.of(Map.entry("kinds[]", "vat"), Map.entry("kinds[]", "receipt")),
        List.copyOf(search.toBuilder().build().entrySet()));
  }

  @Test
  void aCopyChangesOnItsOwn() {
    Search search = new Search.Builder().kinds(List.of("vat")).build();
    Search changed = search.toBuilder().kinds(List.of()).build();
    assertEquals(List.of(), List.copyOf(changed.entrySet()));
    assertEquals(1, search.size());
  }

  /** As it is generated. */
  private static final class Search extends Parameters {
    private Search(Builder builder) {
      super(builder);
    }

    Builder toBuilder() {
      return copyTo(new Builder());
    }

    static final class Builder extends Parameters.Builder<Builder> {
      private Builder() {}

      Builder kinds(List<String> kinds) {
        return setAll("kinds[]", kinds);
      }

      Search build() {
        return new Search(this);
      }
    }
  }
}
