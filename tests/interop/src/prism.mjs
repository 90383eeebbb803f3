// Runs Prism for each document, as `prism mock --errors` does, and calls every operation by the Java clients: `node prism.mjs`.
// Needs what `./mvnw verify` built.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ROOT, names, read } from './document.mjs';
import { report } from './report.mjs';

const { createSingleProcessPrism } = createRequire(import.meta.url)('@stoplight/prism-cli/dist/util/createServer.js');
const TARGET = `${ROOT}tests/interop/target/prism`;

const FILE = { reason: 'a mock sends the text "string" in place of a file, and the client refuses it', problem: /^ \w+\.\w+: not a file of type \S+: begins with "string"/ };

/** Operations that a mock cannot play: why, and what the client says. */
const EXCEPTIONS = {
  'facturation-pro': { downloadInvoicePdf: FILE, downloadQuotePdf: FILE },
  vosfactures: {
    downloadInvoiceAttachments: FILE,
    downloadInvoicePdf: FILE,
    downloadPublicInvoicePdf: FILE,
    getPriceListPrices: {
      reason: 'Prism looks for a required parameter whose name ends in [] under its encoded name',
      problem: /^ \w+\.\w+: 422: .*; validation Request query must have required property 'product_ids%5b%5d'; validation\.location query; validation\.severity Error ?(\{|$)/,
    },
  },
};

/** A document that Prism can serve: its router knows no fragments, so each becomes a segment of its path. */
function served(name) {
  const document = read(name);
  document.paths = Object.fromEntries(Object.entries(document.paths).map(([path, item]) => [path.replace('#', '/'), item]));
  const file = `${TARGET}/${name}.json`;
  writeFileSync(file, JSON.stringify(document));
  return file;
}

mkdirSync(TARGET, { recursive: true });
const servers = [];
for (const [index, name] of names().entries()) {
  const port = 4010 + index;
  const server = await createSingleProcessPrism({
    document: served(name), host: '127.0.0.1', port, cors: false, dynamic: false, ignoreExamples: false, multiprocess: false, errors: true, verboseLevel: 'fatal',
  });
  servers.push({ name, server, url: `http://127.0.0.1:${port}/` });
}

const classPath = readFileSync(`${ROOT}tests/contract/target/test-classpath.txt`, 'utf8').trim();
const results = `${TARGET}/results.jsonl`;
const java = spawn(process.env.JAVA_HOME ? `${process.env.JAVA_HOME}/bin/java` : 'java', [
  `-Dfacturier.root=${ROOT}`, '-XX:TieredStopAtLevel=1', '-cp', `${ROOT}tests/contract/target/test-classes:${classPath}`,
  'io.github.facturier.contract.provider.MockServerMain', results, ...servers.map(({ name, url }) => `${name}=${url}`),
], { stdio: 'inherit' });
const status = await new Promise((resolve) => java.on('exit', resolve));
if (status) {
  throw new Error(`the Java clients ended with ${status}`);
}
const lines = readFileSync(results, 'utf8').trim().split('\n').map((line) => JSON.parse(line));

report('prism', servers.map(({ name }) => {
  const called = lines.filter(({ document }) => document === name);
  const failed = called.filter(({ problem }) => problem);
  const excepted = failed.filter(({ operation, problem }) => EXCEPTIONS[name]?.[operation]?.problem.test(problem));
  const found = failed.filter((one) => !excepted.includes(one)).map(({ operation, problem }) => `${operation}: ${problem.slice(0, 1000)}`);
  Object.keys(EXCEPTIONS[name] ?? {}).filter((id) => !excepted.some(({ operation }) => operation === id))
    .forEach((id) => found.push(`${id} is listed as an exception, and does not fail in that way`));
  const reasons = excepted.map(({ operation }) => `\n  not played: ${operation}: ${EXCEPTIONS[name][operation].reason}`);
  return {
    name,
    count: called.length,
    text: `${name}: ${called.length - failed.length} of ${called.length} operations succeed with Prism, ${excepted.length} are excepted${reasons.join('')}`,
    found,
  };
}));
process.exit();
