// The documents as data.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import yaml from 'js-yaml';

/** Folder of the whole project. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

const METHODS = ['get', 'put', 'post', 'patch', 'delete', 'head', 'options'];

/** The names of all documents, such as `vosfactures`. */
export const names = () => readdirSync(`${ROOT}specs`).filter((name) => name.endsWith('.yaml')).map((name) => name.replace('.yaml', '')).sort();

/** The document of a file. Dates are texts, as in JSON. */
export const load = (file) => yaml.load(readFileSync(file, 'utf8'), { schema: yaml.JSON_SCHEMA });

/** The document of a provider. */
export const read = (name) => load(`${ROOT}specs/${name}.yaml`);

/** What a reference refers to, or the value itself if it is none. */
export function resolve(document, value) {
  let found = value;
  while (found?.$ref) {
    found = found.$ref.slice(2).split('/').reduce((part, key) => part[key.replace(/~1/g, '/').replace(/~0/g, '~')], document);
  }
  return found;
}

/** The operations of a document with those of its callbacks: {id, method, path, operation}. */
export function operations(document) {
  const all = [];
  const add = (paths) => {
    for (const [path, item] of Object.entries(paths ?? {})) {
      for (const method of METHODS.filter((name) => item[name])) {
        const operation = item[method];
        all.push({ id: operation.operationId, method, path, operation });
        Object.values(operation.callbacks ?? {}).forEach(add);
      }
    }
  };
  add(document.paths);
  return all;
}

/** The response of a status: its own, that of `4XX`, or the default; undefined if there is none. */
export function response(document, operation, status) {
  const { responses } = operation;
  return resolve(document, responses[status] ?? responses[`${String(status)[0]}XX`] ?? responses.default);
}
