// Compiles every known body as a value of the type that OpenAPI Generator's typescript-axios makes for it: `node typescript.mjs`.
// Needs the clients of tests/interop/generated. Unknown members are allowed, as JSON allows them.
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { bodies } from './bodies.mjs';
import { ROOT, names, read } from './document.mjs';
import { report } from './report.mjs';

const HERE = `${ROOT}tests/interop/`;
const TARGET = `${HERE}target/typescript`;
const CLIENTS = `${HERE}generated/target/typescript-axios`;

/** The type of a body; undefined if it has no name. */
function type(schema) {
  if (schema?.$ref) return `api.${schema.$ref.replace('#/components/schemas/', '')}`;
  const items = schema?.type === 'array' ? type(schema.items) : undefined;
  return items && `${items}[]${schema.nullable ? ' | null' : ''}`;
}

/** The line of a file that has the first body. */
const FIRST_LINE = 3;

/** Writes a file with a constant for each body, one a line. */
function write(name, samples) {
  const text = [
    `import * as api from '${CLIENTS}/${name}/api';`,
    // A type of no members takes any value.
    'type Open<T> = T extends (infer U)[] ? Open<U>[] : T extends object ? ([keyof T] extends [never] ? T : { [K in keyof T]: Open<T[K]> } & { [key: string]: unknown }) : T;',
    ...samples.map(({ body, type: of }, index) => `export const body${index}: Open<${of}> = ${JSON.stringify(body)};`),
  ];
  writeFileSync(`${TARGET}/${name}.ts`, `${text.join('\n')}\n`);
}

mkdirSync(TARGET, { recursive: true });
writeFileSync(`${TARGET}/tsconfig.json`, JSON.stringify({
  compilerOptions: {
    strict: true, noEmit: true, target: 'es2022', module: 'esnext', moduleResolution: 'bundler', types: ['node'], typeRoots: [`${HERE}node_modules/@types`],
  },
  include: ['*.ts'],
}));

const documents = names().map((name) => {
  const unique = new Map();
  bodies(name, read(name)).forEach((one) => {
    const of = one.media === 'application/json' && type(one.content?.schema); // a form is sent as arguments
    if (of) unique.set(`${of} ${JSON.stringify(one.body)}`, { ...one, type: of });
  });
  const samples = [...unique.values()];
  write(name, samples);
  return { name, samples };
});

const output = await new Promise((resolve) => {
  execFile(`${HERE}node_modules/.bin/tsc`, ['-p', TARGET, '--pretty', 'false'], { maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
    if (error && !stdout) throw new Error(stderr || error.message);
    resolve(stdout);
  });
});
const errors = output.split('\n').filter((line) => /error TS/.test(line));

report('typescript', documents.map(({ name, samples }) => {
  const found = [];
  let wrong = 0;
  for (const error of errors) {
    const own = error.match(/([\w-]+)\.ts\((\d+),\d+\): (.*)/);
    if (own?.[1] === name && !error.includes('generated/')) {
      const sample = samples[own[2] - FIRST_LINE];
      const label = sample ? `${sample.operation} ${sample.status || 'request'}, ${sample.source}` : `line ${own[2]}`;
      wrong += 1;
      found.push(`${label}: ${own[3].slice(0, 400)}`);
    } else if (error.includes(`typescript-axios/${name}/`)) {
      wrong += 1;
      found.push(error);
    }
  }
  return { name, count: samples.length, text: `${name}: ${samples.length} bodies in TypeScript, ${wrong} errors`, found };
}));
