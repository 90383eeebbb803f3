// All bodies that are known: those of the documents, of the providers' documentation, and captured ones.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { ROOT, operations, response, resolve } from './document.mjs';

const RESOURCES = `${ROOT}tests/contract/src/test/resources`;
const SANDBOX = `${ROOT}tests/sandbox/target/bodies`;
const JSON_TYPE = 'application/json';

const parse = (text, file) => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file}: ${error.message}`);
  }
};
const json = (file) => parse(readFileSync(`${RESOURCES}/${file}`, 'utf8'), file);

/** The examples of requests and responses in a document. */
function examples(document) {
  const all = [];
  const add = (operation, status, content) => {
    for (const [media, { example }] of Object.entries(content ?? {})) {
      if (example !== undefined) {
        all.push({ operation, status, media, source: 'example of the document', body: example });
      }
    }
  };
  for (const { id, operation } of operations(document)) {
    add(id, 0, resolve(document, operation.requestBody)?.content);
    for (const status of Object.keys(operation.responses)) {
      add(id, Number(status.replace('XX', '99').replace('default', '500')), resolve(document, operation.responses[status]).content);
    }
  }
  return all;
}

/** Bodies with an index beside them. */
function indexed(folder) {
  return json(`${folder}/index.json`).map(({ file, operation, response: status = 0 }) =>
    ({ operation, status, source: file, body: json(`${folder}/${file}`) }));
}

/** Factomos' responses; two of them are printed with a comma too few or too many. */
function factomos() {
  const folder = 'factomos/examples';
  const operation = { '06_doc_08.json': 'checkSession', '08_doc_10.INVALID.txt': 'notified' };
  const text = (file) => readFileSync(`${RESOURCES}/${folder}/${file}`, 'utf8')
    .replace('"id=3",', '"id=3"').replace(/\}\s*\{"id"/g, '},{"id"').replace(/\},\s*\]/g, '}]');
  return json(`${folder}/MANIFEST.json`).examples
    .filter(({ file }) => file !== '08_doc_09.INVALID.txt') // a description of the fields
    .map(({ file, action }) => ({
      operation: operation[file] ?? action, status: operation[file] === 'notified' ? 0 : 200, source: file, body: parse(text(file), file),
    }));
}

/** MyClementine's; that of `listAllTiers` is `editMyIdentifiant`'s, and a logo is sent as a file. */
function myclementine() {
  const folder = 'myclementine/examples';
  const operation = {
    Authentification: 'createToken', listAllTiers: 'editMyIdentifiant', setAccount: 'setAccountEnga',
  };
  return readdirSync(`${RESOURCES}/${folder}`).filter((file) => !file.includes('editMyLogo_request')).map((file) => {
    const [, name, kind] = file.match(/^\d+_(\w+)_(request|response)/);
    return { operation: operation[name] ?? name, status: kind === 'request' ? 0 : 200, source: file, body: json(`${folder}/${file}`) };
  });
}

const documented = {
  vosfactures: () => indexed('vosfactures/examples'),
  'facturation-pro': () => indexed('facturation-pro/examples'),
  factomos,
  myclementine,
};

/** Bodies of servers and of other people's clients, and of a documentation that prints them in parts. */
function captured(name) {
  const file = `bodies/${name}.json`;
  return existsSync(`${RESOURCES}/${file}`)
    ? json(file).map(({ status = 0, file: other, ...one }) => ({ ...one, status, body: other ? json(other) : one.body }))
    : [];
}

/** What the sandbox sent in its own tests. */
function sandbox(name) {
  const file = `${SANDBOX}/${name}.jsonl`;
  return existsSync(file)
    ? readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => ({ source: 'sandbox', ...JSON.parse(line) }))
    : [];
}

/**
 * The bodies of a document: {operation, status, media, source, body, of, content}; the status of a request is 0. `of` is the
 * document's response or request body, `content` its media type object; undefined where the document has none.
 */
export function bodies(name, document) {
  const byId = new Map(operations(document).map((one) => [one.id, one.operation]));
  return [...examples(document), ...(documented[name]?.() ?? []), ...captured(name), ...sandbox(name)].map((one) => {
    const operation = byId.get(one.operation);
    if (!operation) {
      throw new Error(`${name}: there is no operation ${one.operation} for ${one.source}`);
    }
    const of = one.status ? response(document, operation, one.status) : resolve(document, operation.requestBody);
    const media = one.media ?? (of?.content?.[JSON_TYPE] ? JSON_TYPE : Object.keys(of?.content ?? {})[0]);
    return { ...one, of, media, content: of?.content?.[media] };
  });
}
