// What the search looks into. An entry is [address, title, subtitle, words of three weights].

const words = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().match(/[a-z0-9_]+/g) ?? [];
const unique = (texts, without = []) => [...new Set(texts.flatMap((text) => words(text ?? '')))].filter((word) => !without.includes(word));

/** French terms stand in parentheses. */
const french = (text) => (text?.match(/\([^)]+\)/g) ?? []).join(' ');

/** The properties and values that an operation sends or responds with, three levels deep. */
function fields(api, schema, depth = 3, seen = new Set()) {
  const found = api.resolve(schema);
  if (!found || !depth || seen.has(found)) {
    return [];
  }
  seen.add(found);
  return [
    french(found.description),
    ...(found.enum ?? []).map(String), ...(found['x-enum-descriptions'] ?? []),
    ...Object.entries(found.properties ?? {}).flatMap(([name, node]) => [name, french(node.description), ...fields(api, node, depth - 1, seen)]),
    ...[found.items, ...(found.allOf ?? []), ...(found.oneOf ?? []), ...(found.anyOf ?? [])].flatMap((node) => fields(api, node, depth, seen)),
  ];
}

export function entries(api) {
  const tags = Object.fromEntries(api.tags.map((tag) => [tag.name, `${tag['x-displayName'] ?? tag.name} ${french(tag.description)}`]));
  return api.operations.map((operation) => {
    const first = unique([operation.summary, french(operation.description), operation.id.replace(/([a-z])([A-Z])/g, '$1 $2'), tags[operation.tag]]);
    const second = unique([operation.description, operation.path, ...operation.parameters.flatMap(({ name, description, schema }) => [name, description, ...fields(api, schema)])], first);
    const sent = operation.body ? [operation.body.schema] : [];
    const third = unique([...sent, ...operation.responses.filter(({ status }) => status.startsWith('2')).flatMap(({ content }) => content.map(({ schema }) => schema))]
      .flatMap((schema) => fields(api, schema)), [...first, ...second]);
    return [`${api.name}.html#${operation.id}`, operation.summary, `${api.title}: ${operation.method.toUpperCase()} ${operation.path}`, first.join(' '), second.join(' '), third.join(' ')];
  });
}

