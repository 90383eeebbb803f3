import { fileURLToPath } from 'node:url';
import { requests } from './collections.mjs';

const FILE = fileURLToPath(new URL('file.png', import.meta.url));

/**
 * A collection in an order that makes sense: what others need is made first, and deleted last.
 *
 * A plan says what no document can: `order`, the identifiers of the operations, by round if there are several, with a `body` of
 * its own where one is asked for twice; `use`, which made record stands for a
 * placeholder of the path; `body` and `query`, what to change in an example; `keep`, what to remember of an answer;
 * `upload`, where an answer says that a file is to be sent; `header`, what every request needs that no document tells a converter.
 */
export function arrange(collection, own, plan, origin, round) {
  const planned = (Array.isArray(plan.order) ? plan.order : Object.values(plan.order).flat()).map((step) => step.id ?? step);
  const ids = new Map(requests(own).map((item) => [item.name.replace(/ \(deprecated\)$/, ''), item.id]));
  const byId = new Map(requests(collection).map((item) => [ids.get(item.name.replace(/ \(deprecated\)$/, '')), item]));
  const missing = [...ids.values()].filter((id) => !byId.has(id) || !planned.includes(id));
  const unknown = planned.filter((id) => !byId.has(id));
  if (missing.length || unknown.length || byId.size !== ids.size) {
    throw new Error(`The plan and the collection differ: ${[...missing, ...unknown]}`);
  }
  const item = (plan.order[round] ?? plan.order).map((step) => {
    const id = step.id ?? step;
    return prepare(structuredClone(byId.get(id)), id, step.body ?? plan.body?.[id], plan, origin);
  });
  return { ...collection, item };
}

function prepare(item, id, body, plan, origin) {
  const { request } = item;
  if (origin === 'converter') {
    request.url.host = ['{{baseUrl}}'];
    delete request.url.protocol;
  }
  const use = { ...plan.everywhere, ...plan.use?.[id] };
  request.url.path = request.url.path.map((segment) => segment.replace(/{{(\w+)}}/g, (all, name) => fill(name, use)));
  for (const variable of request.url.variable ?? []) {
    variable.value = fill(variable.key, use);
  }
  for (const [key, value] of Object.entries(origin === 'converter' ? plan.header ?? {} : {})) {
    request.header = [...(request.header ?? []), { key, value }];
  }
  setQuery(request.url, plan.query?.[id]);
  setBody(request.body, body);
  const keep = Object.entries(plan.keep?.[id] ?? {}).map(([name, path]) =>
    `pm.environment.set('${name}', (${path})(JSON.parse(pm.variables.get('response') || pm.response.text())));`);
  const upload = plan.upload?.[id] ? [
    `const [url, parts] = (${plan.upload[id]})(pm.response.json());`,
    "const disposition = (name) => `--part\\r\\nContent-Disposition: form-data; name=\"${name}\"`;",
    "const raw = parts.map(([name, value, file]) =>",
    "  `${disposition(name)}${file ? `; filename=\"${file}\"` : ''}\\r\\n\\r\\n${value}\\r\\n`).join('') + '--part--\\r\\n';",
    "const header = { 'Content-Type': 'multipart/form-data; boundary=part' };",
    "pm.sendRequest({ url, method: 'POST', header, body: { mode: 'raw', raw } }, (error, answer) => {",
    "  pm.test('is stored', () => pm.expect(error ?? answer.code).to.be.within(200, 204));",
    '});',
  ] : [];
  const answered = origin === 'converter' ? ["pm.test('is answered', () => pm.expect(pm.response.code).to.be.below(300));"] : [];
  item.event = [...(item.event ?? []), { listen: 'test', script: { exec: [...answered, ...keep, ...upload] } }];
  return item;
}

function fill(name, use) {
  return `{{${use[name] ?? name}}}`;
}

function setQuery(url, change) {
  for (const [key, value] of Object.entries(change ?? {})) {
    url.query = [...(url.query ?? []).filter((entry) => entry.key !== key),
      ...[value].flat().map((one) => ({ key, value: String(one) }))];
  }
}

function setBody(body, change) {
  if (body?.mode === 'raw' && change) {
    // "<x>" stands for the variable x, without quotes; undefined takes a member out.
    body.raw = JSON.stringify(merge(JSON.parse(body.raw), change)).replace(/"<(\w+)>"/g, '{{$1}}');
  }
  for (const field of body?.[body?.mode] ?? []) {
    if (typeof field !== 'object') {
      continue;
    }
    if (field.type === 'file') {
      field.src = FILE;
    } else if (change && field.key in change) {
      field.value = String(change[field.key]);
      field.disabled = change[field.key] === undefined;
    }
  }
}

function merge(example, change) {
  if (change === null || typeof change !== 'object' || Array.isArray(change) || typeof example !== 'object') {
    return change;
  }
  const merged = { ...example };
  for (const [name, value] of Object.entries(change)) {
    merged[name] = merge(merged[name] ?? {}, value);
    if (value === undefined) {
      delete merged[name];
    }
  }
  return merged;
}
