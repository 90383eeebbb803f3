package io.github.facturier.specs.postman;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sorts requests so that each one follows those whose records it needs.
 *
 * <p>Within a folder: create, list, get, change, use, delete. Folders come after those whose
 * records they use. Irreversible operations, and deletions of records that later folders use, come
 * last.
 */
final class RequestOrder {

  private final RecordVariables records;
  private final Function<ApiOperation, Set<String>> needs;
  private final Map<String, List<ApiOperation>> folders = new LinkedHashMap<>();
  private final List<ApiOperation> last = new ArrayList<>();

  /**
   * Orders operations.
   *
   * @param needs variables that a request needs
   */
  RequestOrder(
      ApiDocument api, RecordVariables records, Function<ApiOperation, Set<String>> needs) {
    this.records = records;
    this.needs = needs;
    Map<String, List<ApiOperation>> byTag = new LinkedHashMap<>();
    api.tags().forEach(tag -> byTag.put(tag.getName(), api.operations(tag)));
    for (String tag : sorted(List.copyOf(byTag.keySet()), tag -> tags(byTag, tag), tag -> 0)) {
      folders.put(
          tag, sorted(byTag.get(tag), one -> before(one, byTag.get(tag)), one -> rank(one)));
    }
    moveLast();
  }

  /** Operations by tag. */
  Map<String, List<ApiOperation>> folders() {
    return folders;
  }

  /** Operations that come after all folders. */
  List<ApiOperation> last() {
    return last;
  }

  private void moveLast() {
    List<ApiOperation> all = folders.values().stream().flatMap(List::stream).toList();
    List<ApiOperation> moved =
        new ArrayList<>(all.stream().filter(one -> one.irreversible() != null).toList());
    List<ApiOperation> deletions =
        new ArrayList<>(all.stream().filter(one -> isUsedLater(one, all)).toList());
    Collections.reverse(deletions);
    moved.addAll(deletions);
    all.stream().filter(one -> !moved.contains(one) && needsOneOf(one, moved)).forEach(moved::add);
    last.addAll(sorted(moved, one -> before(one, moved), this::lastRank));
    folders
        .values()
        .removeIf(
            requests -> {
              requests.removeAll(last);
              return requests.isEmpty();
            });
  }

  /** Uses of records, deletions, the rest; no request works after the account is deleted. */
  private int lastRank(ApiOperation operation) {
    if (operation.irreversible() == null) {
      return isDeletion(operation) ? 1 : 2;
    }
    return isDeletion(operation) ? 3 : usesRecords(operation) ? 0 : 2;
  }

  /** Whether a request needs a record that only one of {@code others} creates or lists. */
  private boolean needsOneOf(ApiOperation operation, List<ApiOperation> others) {
    return needs.apply(operation).stream()
        .map(records::bringers)
        .anyMatch(bringers -> !bringers.isEmpty() && others.containsAll(bringers));
  }

  /** Whether an operation deletes a record that a request of another folder after it needs. */
  private boolean isUsedLater(ApiOperation operation, List<ApiOperation> all) {
    Set<String> ends = records.ends(operation);
    return operation.irreversible() == null
        && all.subList(all.indexOf(operation) + 1, all.size()).stream()
            .anyMatch(
                later ->
                    !later.tag().equals(operation.tag())
                            && !Collections.disjoint(needs.apply(later), ends)
                        || later.irreversible() != null
                            && !Collections.disjoint(needs.apply(later), ends));
  }

  /** Whether a request needs a record that another one creates. */
  private boolean usesRecords(ApiOperation operation) {
    return needs.apply(operation).stream()
        .flatMap(name -> records.bringers(name).stream())
        .anyMatch(bringer -> RecordVariables.isCreator(bringer) && bringer.isSecured());
  }

  private Set<String> tags(Map<String, List<ApiOperation>> byTag, String tag) {
    return byTag.get(tag).stream()
        .filter(one -> one.irreversible() == null)
        .flatMap(one -> needs.apply(one).stream())
        .flatMap(name -> records.bringers(name).stream().limit(1))
        .map(ApiOperation::tag)
        .filter(other -> !other.equals(tag))
        .collect(Collectors.toSet());
  }

  /** Operations of the same folder that return what one needs. */
  private Set<ApiOperation> before(ApiOperation operation, List<ApiOperation> folder) {
    return needs.apply(operation).stream()
        .flatMap(name -> records.bringers(name).stream().limit(1))
        .filter(one -> folder.contains(one) && one != operation)
        .collect(Collectors.toSet());
  }

  private static int rank(ApiOperation operation) {
    String method = operation.javaMethod();
    if (isDeletion(operation)) {
      return 5;
    }
    if (method.equals("create")) {
      return 0;
    }
    if (method.startsWith("list")) {
      return 1;
    }
    if (operation.isRead()) {
      return 2;
    }
    return operation.method().matches("PUT|PATCH") || method.startsWith("update") ? 3 : 4;
  }

  private static boolean isDeletion(ApiOperation operation) {
    return operation.method().equals("DELETE") || operation.javaMethod().startsWith("delete");
  }

  /** Sorts topologically, then by rank; a cycle starts with the lowest rank. */
  private static <T> List<T> sorted(
      List<T> items, Function<T, Set<T>> before, Function<T, Integer> rank) {
    List<T> left = new ArrayList<>(items);
    left.sort(Comparator.comparing(rank));
    List<T> sorted = new ArrayList<>();
    while (!left.isEmpty()) {
      T next =
          left.stream()
              .filter(one -> Collections.disjoint(before.apply(one), left))
              .findFirst()
              .orElse(left.get(0));
      sorted.add(next);
      left.remove(next);
    }
    return sorted;
  }
}
