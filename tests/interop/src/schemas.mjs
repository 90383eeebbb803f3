// Validates all known bodies, with their nulls, by Ajv: `node schemas.mjs`. Prints the violations by place.
// The documents in OpenAPI 3.1, which the build makes of the others, must be valid and say the same of each body.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fromSchema } from '@openapi-contrib/openapi-schema-to-json-schema';
import { Validator } from '@seriousme/openapi-schema-validator';
import { bodies } from './bodies.mjs';
import { ROOT, load, names, read } from './document.mjs';
import { report } from './report.mjs';

const require = createRequire(import.meta.url);
const Draft4 = require('ajv-draft-04').default;
const Draft2020 = require('ajv/dist/2020.js').default;
const addFormats = require('ajv-formats').default;

/** Credentials of VosFactures, which may be in the body of a request that has no other. */
const TOKEN = 'api_token';

/** Formats that no validator knows: a text that stands for a number, a file. */
const FREE = { decimal: true };

/** Validates bodies of a document, with its component schemas. */
function validator(document) {
  const is31 = document.openapi.startsWith('3.1');
  const ajv = new (is31 ? Draft2020 : Draft4)({ allErrors: true, strict: false, formats: FREE });
  addFormats(ajv);
  const converted = (schema) => named(is31 ? schema : fromSchema(schema));
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    ajv.addSchema(converted(schema), `/${name}`);
  }
  const compiled = new Map();
  return (schema, body) => {
    if (!compiled.has(schema)) {
      compiled.set(schema, ajv.compile(converted(schema)));
    }
    const validate = compiled.get(schema);
    validate(body);
    return validate.errors ?? [];
  };
}

/** A schema in which a reference to a component is the name of that. */
function named(value) {
  if (Array.isArray(value)) return value.map(named);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) =>
    [key, key === '$ref' && typeof part === 'string' ? part.replace('#/components/schemas/', '/') : named(part)]));
}

/** Where an error is: without positions in lists, so that it is counted once a list. */
const place = (error) => error.instancePath.replace(/\/\d+(?=\/|$)/g, '[]') || '/';

const message = (error, body) => {
  const value = error.instancePath.split('/').slice(1).reduce((part, key) => part?.[key.replace(/~1/g, '/').replace(/~0/g, '~')], body);
  const shown = JSON.stringify(value) ?? 'undefined';
  return `${error.message}, found ${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}`;
};

/** Types that were observed in responses of VosFactures, by field: each must be valid there. */
function observed(document, validate) {
  const resources = { invoice: 'Invoice', 'invoice.positions[]': 'Position', client: 'Client', product: 'Product', department: 'Department' };
  const samples = {
    null: null, bool: true, int: 12, dict: {}, str: 'texte', 'str-empty': '', 'str-decimal': '12.5', 'str-date': '2018-01-24',
    'str-datetime': '2018-01-24T10:00:00.000+01:00',
  };
  const rows = readFileSync(`${ROOT}tests/contract/src/test/resources/vosfactures/observed-response-types.tsv`, 'utf8').trim().split('\n').slice(1);
  return rows.flatMap((row) => {
    const [resource, field, types] = row.split('\t');
    const schema = { $ref: `#/components/schemas/${resources[resource]}` };
    return types.split('|').map((type) => {
      if (!(type in samples)) throw new Error(`${row}: there is no sample of ${type}`);
      const body = { [field]: samples[type] };
      const errors = validate(schema, body).filter(({ instancePath }) => instancePath);
      // A text may stand for one of a value list.
      const listed = type === 'str' && errors.some(({ keyword }) => keyword === 'enum');
      return { operation: resource, kind: 'observed', body, errors: listed ? [] : errors };
    });
  });
}

/** All bodies of a document, and what is wrong with them. */
function test(name, document, label) {
  const validate = validator(document);
  const known = bodies(name, document);
  const unknown = known.filter(({ status, of, body }) => !of && (status || Object.keys(body).join() === TOKEN));
  const all = known.filter((one) => !unknown.includes(one)).map((one) => ({
    ...one,
    kind: one.status || 'request',
    errors: one.content?.schema ? validate(one.content.schema, one.body) : [{ instancePath: '', message: 'no body is documented' }],
  }));
  if (name === 'vosfactures') {
    all.push(...observed(document, validate));
  }
  const found = new Map();
  let violations = 0;
  for (const { operation, kind, body, errors } of all) {
    for (const error of errors) {
      violations += 1;
      const line = `${operation} ${kind} ${place(error)}: ${message(error, body)}`;
      found.set(line, (found.get(line) ?? 0) + 1);
    }
  }
  return {
    name: label,
    count: all.length,
    text: [
      `${label}: ${all.length} bodies, ${violations} violations`,
      ...unknown.map(({ operation, status, source }) =>
        `  not validated: ${operation} ${status || 'request'}, ${source}: ${status ? 'the document has no such status' : 'it has the credentials alone'}`),
    ].join('\n'),
    found: [...found].sort(([, one], [, other]) => other - one).map(([line, count]) => `${count} × ${line}`),
  };
}

/** The same document in OpenAPI 3.1. */
async function twin(name) {
  const file = `${ROOT}specs/target/openapi-3.1/${name}.yaml`;
  const label = `${name}, OpenAPI 3.1`;
  if (!existsSync(file)) {
    return { name: label, count: 0, text: `${label}: ${file} was not built`, found: [] };
  }
  const document = load(file);
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  const result = test(name, document, label);
  return valid ? result : { ...result, found: [`no OpenAPI 3.1: ${JSON.stringify(errors)}`, ...result.found] };
}

report('schemas', [
  ...names().map((name) => test(name, read(name), name)),
  ...await Promise.all(names().map(twin)),
]);
