import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// CommonJS without named exports.
const converter = createRequire(import.meta.url)('openapi-to-postmanv2');

/** The collection that the build made of a document. */
export function built(folder, provider) {
  return JSON.parse(readFileSync(`${folder}/${provider}.postman_collection.json`, 'utf8'));
}

/** The collection that Postman's own converter makes of a document; fails on whatever it complains about. */
export function converted(folder, provider) {
  const input = { type: 'string', data: readFileSync(`${folder}/${provider}.yaml`, 'utf8') };
  const valid = converter.validate(input);
  if (!valid.result || valid.reason) {
    throw new Error(`${provider}: ${valid.reason}`);
  }
  const options = { folderStrategy: 'Tags', parametersResolution: 'Example', enableOptionalParameters: false };
  return new Promise((resolve, reject) => {
    converter.convertV2(input, options, (error, result) => {
      const complaint = error?.message ?? result.reason ?? result.output?.find((part) => part.type !== 'collection')?.type;
      if (complaint || !result.result) {
        reject(new Error(`${provider}: ${complaint}`));
      } else {
        resolve(result.output[0].data);
      }
    });
  });
}

/**
 * What Postman's converter makes of a document, made runnable by the collection that the build makes: its order, scripts,
 * authorization and values. Fails if a request of the two differs in more than its values.
 */
export async function asImported(specs, postman, provider) {
  const own = built(postman, provider);
  const byName = new Map(requests(await converted(specs, provider)).map((item) => [plain(item.name), item]));
  // The converter takes the first media type of a body only: the file beside JSON is no request of its own.
  const known = new Set([...byName.values()].map(({ request }) => address(request)));
  const isSecond = ({ name, request }) => request && !byName.has(plain(name)) && known.has(address(request));
  const replace = (item) => (item.item
    ? { ...item, item: item.item.filter((one) => !isSecond(one)).map(replace) }
    : merged(item, byName.get(plain(item.name))));
  return { ...own, item: own.item.map(replace) };
}

const plain = (name) => name.replace(/ \(deprecated\)$/, '');
const address = ({ method, url }) => `${method} /${url.path.join('/').replace(/{{\w+}}|:\w+/g, '*')}`;

function merged(own, imported) {
  if (!imported || address(own.request) !== address(imported.request)) {
    throw new Error(`${own.name}: the converter has ${imported ? address(imported.request) : 'no such request'}`);
  }
  const { url, body, auth, header } = own.request;
  const query = (url.query ?? []).filter(({ disabled }) => !disabled);
  const unknown = query.filter(({ key }) => !(imported.request.url.query ?? []).some((entry) => entry.key === key));
  if (unknown.length || (body?.mode ?? '') !== (imported.request.body?.mode ?? '')) {
    throw new Error(`${own.name}: the converter has another body, or lacks ${unknown.map(({ key }) => key)}`);
  }
  const theirs = (imported.request.header ?? []).filter(({ key }) => !header.some((entry) => entry.key.toLowerCase() === key.toLowerCase()));
  return { ...own, request: { ...imported.request, url: { ...url, query }, body, auth, header: [...header, ...theirs] } };
}

/** The requests of a collection, its folders opened. */
export function requests(collection) {
  return collection.item.flatMap((item) => (item.item ? requests(item) : [item]));
}
