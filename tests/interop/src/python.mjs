// Reads every known body by the models that OpenAPI Generator's python makes: `node python.mjs`.
// Needs the clients of tests/interop/generated, and a Python with pydantic 2.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { bodies } from './bodies.mjs';
import { ROOT, names, read } from './document.mjs';
import { report } from './report.mjs';

const HERE = `${ROOT}tests/interop`;

/** The first Python that has what the models need; undefined if there is none. */
const python = ['python3', '/usr/bin/python3'].find((command) =>
  spawnSync(command, ['-c', 'import dateutil, urllib3, pydantic; assert pydantic.VERSION >= "2"']).status === 0);

/** The model of a body, and whether it is a list of them; undefined if it has no name. */
function model(schema) {
  if (schema?.$ref) return { model: schema.$ref.replace('#/components/schemas/', ''), list: false };
  return schema?.type === 'array' && schema.items.$ref ? { ...model(schema.items), list: true } : undefined;
}

const documents = Object.fromEntries(names().map((name) => {
  const unique = new Map();
  for (const { operation, status, source, media, content, body } of bodies(name, read(name))) {
    const of = media === 'application/json' && model(content?.schema); // a form is sent as arguments
    if (of) unique.set(`${of.model} ${JSON.stringify(body)}`, { ...of, body, label: `${operation} ${status || 'request'}, ${source}` });
  }
  return [name, [...unique.values()]];
}));
mkdirSync(`${HERE}/target`, { recursive: true });
const task = `${HERE}/target/python.json`;
writeFileSync(task, JSON.stringify(documents));
const found = python && JSON.parse(execFileSync(python, [`${HERE}/src/read_bodies.py`, task, `${HERE}/generated/target/python`], { maxBuffer: 1 << 26 }));

report('python', Object.entries(documents).map(([name, samples]) => (found
  ? { name, count: samples.length, text: `${name}: ${samples.length} bodies in Python, ${found[name].length} errors`, found: found[name] }
  : { name, text: `${name}: not read in Python, which has no pydantic 2`, found: [], skipped: 'no pydantic 2' })));
