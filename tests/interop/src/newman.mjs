// Runs the published collections: `node newman.mjs task.json` with
// {specs, postman, origin, alone, providers: {name: {baseUrl, …values of the environment}}}.
// Prints the outcome of each request as JSON.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import newman from 'newman';
import { asImported, built, requests } from './collections.mjs';

const task = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const FILE = fileURLToPath(new URL('file.png', import.meta.url));

/** The environment of the sandbox as it is published, with further values. */
function environment(provider, values) {
  const published = JSON.parse(readFileSync(`${task.postman}/${provider}.sandbox.postman_environment.json`, 'utf8'));
  const others = published.values.filter(({ key }) => !(key in values));
  return { ...published, values: [...others, ...Object.entries(values).map(([key, value]) => ({ key, value, enabled: true }))] };
}

function run(collection, values, folder) {
  const outcomes = new Map();
  const outcome = (item) => {
    if (!outcomes.has(item.id)) outcomes.set(item.id, { name: item.name, status: 0, tests: 0, failures: [], skipped: '', errors: [] });
    return outcomes.get(item.id);
  };
  return new Promise((resolve, reject) => {
    newman.run({ collection, environment: values, folder, reporters: [], timeoutRequest: 30000 }, (error) =>
      error ? reject(error) : resolve([...outcomes.values()]))
      .on('beforeItem', (error, { item }) => outcome(item))
      .on('assertion', (error, { item, assertion, skipped }) => {
        const one = outcome(item);
        if (skipped) one.skipped = assertion;
        else one.tests++;
        if (error) one.failures.push(`${assertion}: ${error.message}`);
      })
      .on('request', (error, { item, response }) => {
        // A request sent by a script has its own item.
        if (!outcomes.has(item.id)) return;
        if (error) outcome(item).errors.push(String(error));
        else outcome(item).status = response.code;
      })
      .on('script', (error, { item }) => {
        if (error) outcome(item).errors.push(String(error));
      });
  });
}

const results = {};
for (const [provider, { files, ...values }] of Object.entries(task.providers)) {
  const collection = task.origin === 'converter' ? await asImported(task.specs, task.postman, provider) : built(task.postman, provider);
  if (files) {
    requests(collection).flatMap(({ request }) => request.body?.formdata ?? []).filter(({ type }) => type === 'file')
      .forEach((field) => { field.src = FILE; });
  }
  results[provider] = [];
  for (const folder of task.alone ? requests(collection).map(({ name }) => name) : [undefined]) {
    results[provider].push(...await run(structuredClone(collection), environment(provider, values), folder));
  }
}
process.stdout.write(JSON.stringify(results));
