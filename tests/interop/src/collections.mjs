import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// CommonJS, without names to import.
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

/** The requests of a collection, its folders opened. */
export function requests(collection) {
  return collection.item.flatMap((item) => (item.item ? requests(item) : [item]));
}
