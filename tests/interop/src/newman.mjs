// Runs collections against the sandbox: `node newman.mjs task.json` with
// {origin, round, specs, postman, providers: {name: {url, …}}}. Prints what happened, as JSON.
import { readFileSync } from 'node:fs';
import newman from 'newman';
import { built, converted } from './collections.mjs';
import { arrange } from './arrange.mjs';

const task = JSON.parse(readFileSync(process.argv[2], 'utf8'));

function run(collection, environment) {
  const values = Object.entries(environment).map(([key, value]) => ({ key, value: String(value), enabled: true }));
  return new Promise((resolve, reject) => {
    newman.run({ collection, environment: { values }, reporters: [], timeoutRequest: 30000 }, (error, summary) =>
      error ? reject(error) : resolve(summary.run));
  });
}

const results = {};
for (const [provider, values] of Object.entries(task.providers)) {
  const { default: plan } = await import(`./plans/${provider}.mjs`);
  const later = Array.isArray(plan.order) ? task.round !== 'accrual' : !(task.round in plan.order);
  if (later || (task.origin === 'converter' && plan.scripted)) {
    continue;
  }
  const own = built(task.postman, provider);
  const collection = task.origin === 'converter' ? await converted(task.specs, provider) : own;
  const outcome = await run(arrange(collection, own, plan, task.origin, task.round), { ...(await plan.environment(values)), baseUrl: values.url.replace(/\/$/, '') });
  results[provider] = {
    requests: new Set(outcome.executions.map(({ item }) => item.name)).size,
    refused: outcome.executions.filter(({ response }) => !response || response.code >= 300)
      .map(({ item, response }) => `${item.name}: ${response ? `${response.code} ${response.text().slice(0, 300)}` : 'no answer'}`),
    assertions: outcome.stats.assertions.total,
    failures: outcome.failures.map(({ source, error }) => `${source?.name}: ${error.test ?? error.name}: ${error.message}`),
  };
}
process.stdout.write(JSON.stringify(results));
