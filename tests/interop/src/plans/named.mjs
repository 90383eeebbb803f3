/** What stands for `id` in the requests for one record: {record: [operations]}, turned round. */
export function named(operations) {
  return Object.fromEntries(Object.entries(operations).flatMap(([name, ids]) => ids.map((id) => [id, { id: name }])));
}

/** Remembers the `id` of what `createSomething` answers as `something`. */
export function created(...names) {
  return Object.fromEntries(names.map((name) => [
    `create${name[0].toUpperCase()}${name.slice(1)}`, { [name]: '(answer) => answer.id' },
  ]));
}
