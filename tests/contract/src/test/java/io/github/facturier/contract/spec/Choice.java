package io.github.facturier.contract.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/**
 * Choices among arbitraries, as in jqwik, but generators are created once. Jqwik looks for a
 * generator at each choice, and compares arbitraries member by member to find it: with hundreds of
 * members a document, that is most of the work.
 */
final class Choice {
  /** The default of jqwik for some thousand tries. */
  static final int GENERATOR_SIZE = 1000;

  private Choice() {}

  /** Values of any of the arbitraries, each as often as the others. */
  static <T> Arbitrary<T> oneOf(List<Arbitrary<? extends T>> choices) {
    List<RandomGenerator<? extends T>> generators = new ArrayList<>();
    choices.forEach(choice -> generators.add(choice.generator(GENERATOR_SIZE)));
    return Arbitraries.fromGenerator(
        random -> next(generators.get(random.nextInt(generators.size())), random));
  }

  @SuppressWarnings("unchecked") // what shrinks to a narrower type shrinks to the wider one
  private static <T> Shrinkable<T> next(RandomGenerator<? extends T> generator, Random random) {
    return (Shrinkable<T>) generator.next(random);
  }

  /** The values, or null with the given probability; each shrinks to null. */
  static <T> Arbitrary<T> orNull(double probability, Arbitrary<T> values) {
    RandomGenerator<T> generator = values.generator(GENERATOR_SIZE);
    return Arbitraries.fromGenerator(
        random ->
            random.nextDouble() < probability
                ? Shrinkable.unshrinkable(null)
                : new Droppable<>(generator.next(random)));
  }

  private record Droppable<T>(Shrinkable<T> inner) implements Shrinkable<T> {
    @Override
    public T value() {
      return inner.value();
    }

    @Override
    public Stream<Shrinkable<T>> shrink() {
      return Stream.concat(
          Stream.of(Shrinkable.unshrinkable(null)), inner.shrink().map(Droppable::new));
    }

    @Override
    public ShrinkingDistance distance() {
      return inner.distance();
    }
  }
}
