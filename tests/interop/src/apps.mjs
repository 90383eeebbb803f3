// Imports the published collections into other applications: `node apps.mjs task.json` with
// {postman, folder, providers: {name: {baseUrl}}}. Runs them in Bruno. Prints what became of them, as JSON.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { built, requests } from './collections.mjs';

// CommonJS, without names to import.
const require = createRequire(import.meta.url);
const { postmanToBruno, postmanToBrunoEnvironment } = require('@usebruno/converters');
const { createCollectionFromBrunoObject } = require('@usebruno/cli/src/utils/collection.js');
const insomnia = require('insomnia-importers');

const BRU = fileURLToPath(new URL('../node_modules/.bin/bru', import.meta.url));
const task = JSON.parse(readFileSync(process.argv[2], 'utf8'));

/** Runs a command in a folder; it fails where a test does. */
const execute = (cwd, ...args) => new Promise((resolve) => {
  execFile(BRU, args, { cwd, maxBuffer: 1 << 26 }, (error, stdout, stderr) => resolve(`${stdout}${stderr}`));
});

async function bruno(provider, { baseUrl }) {
  const converted = await postmanToBruno(built(task.postman, provider));
  const collection = converted.collection ?? converted;
  const environment = await postmanToBrunoEnvironment(
    JSON.parse(readFileSync(`${task.postman}/${provider}.sandbox.postman_environment.json`, 'utf8')));
  environment.name = 'sandbox';
  for (const variable of environment.variables) {
    if (variable.name === 'baseUrl') variable.value = baseUrl;
    variable.secret = false; // Bruno asks for secrets, which a file may not hold.
  }
  const folder = `${task.folder}/${provider}`;
  mkdirSync(folder);
  await createCollectionFromBrunoObject({ ...collection, environments: [environment] }, folder, { format: 'bru' });
  const log = await execute(folder, 'run', '-r', '--env', 'sandbox', '--sandbox', 'developer', '--output', `${folder}.json`);
  let results;
  try {
    results = [JSON.parse(readFileSync(`${folder}.json`, 'utf8'))].flat().flatMap((run) => run.results);
  } catch (e) {
    throw new Error(`${provider}: ${e.message}: ${log}`);
  }
  const tests = (one) => [...one.testResults, ...one.preRequestTestResults, ...one.postResponseTestResults];
  return {
    untranslated: JSON.stringify(collection).match(/\bpm\.[\w.]+/g) ?? [],
    requests: results.length,
    sent: results.filter(({ status }) => status === 'pass').length,
    skipped: results.filter(({ status }) => status === 'skipped').length,
    tests: results.flatMap(tests).length,
    errors: results.filter(({ error }) => error).map(({ name, error }) => `${name}: ${error}`),
    failures: results.flatMap((one) => tests(one).filter(({ status }) => status !== 'pass')
      .map(({ description, error }) => `${one.name}: ${description}: ${error}`)),
  };
}

async function insomniaRequests(provider) {
  const { data } = await insomnia.convert(JSON.stringify(built(task.postman, provider)));
  return data.resources.filter(({ _type, url }) => _type === 'request' && url.startsWith('{{')).length;
}

const results = {};
for (const [provider, values] of Object.entries(task.providers)) {
  results[provider] = {
    published: requests(built(task.postman, provider)).length,
    insomnia: await insomniaRequests(provider),
    bruno: await bruno(provider, values),
  };
}
process.stdout.write(JSON.stringify(results));
