// Tests the documents with third-party tools: `node lint.mjs folder`. Prints their findings as JSON.
import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import yaml from 'js-yaml';
import { converted, requests } from './collections.mjs';

const HERE = fileURLToPath(new URL('..', import.meta.url));
const QUIET = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
const folder = process.argv[2];
const providers = readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => name.replace('.yaml', ''));
const files = providers.map((provider) => `${folder}/${provider}.yaml`);

/** What a tool prints as JSON, as a list; it ends with an error where it finds something. */
function tool(name, ...args) {
  return new Promise((resolve, reject) => {
    const options = { cwd: HERE, env: { ...process.env, ...QUIET }, maxBuffer: 1 << 26 };
    execFile(`node_modules/.bin/${name}`, [...args, ...files], options, (error, stdout, stderr) => {
      try {
        // Redocly prints one object per file.
        resolve(JSON.parse(`[${stdout.replace(/^}{$/gm, '},{')}]`).flat());
      } catch {
        reject(new Error(`${name}: ${stdout} ${stderr} ${error}`));
      }
    });
  });
}

async function converter() {
  const counts = {};
  for (const provider of providers) {
    counts[provider] = requests(await converted(folder, provider)).length;
  }
  return counts;
}

/** Documents in which a fragment tells operations of one path apart, see specs/README.md; oas-validator knows no fragments. */
const WITH_FRAGMENTS = ['factomos'];
const oasValidator = createRequire(import.meta.url)('oas-validator');

/** What oas-validator says of each document; it stops at the first problem. */
async function oas() {
  const found = [];
  for (const provider of providers) {
    const document = yaml.load(readFileSync(`${folder}/${provider}.yaml`, 'utf8'), { schema: yaml.JSON_SCHEMA });
    if (WITH_FRAGMENTS.includes(provider)) {
      document.paths = Object.fromEntries(Object.entries(document.paths).map(([path, item]) => [path.replace('#', '/'), item]));
    }
    await oasValidator.validate(document, {}).catch((error) => found.push(`${provider}: ${error.options?.context?.at(-1)}: ${error.message}`));
  }
  return found;
}

const [spectral, redocly, counts, oasFindings] = await Promise.all([
  tool('spectral', 'lint', '--quiet', '--format=json', '--ruleset=../../.spectral.yaml', '--fail-severity=hint'),
  tool('redocly', 'lint', '--extends=recommended', '--format=json'),
  converter(),
  oas(),
]);
process.stdout.write(JSON.stringify({
  spectral: spectral.map(({ source, range, code, message }) => `${source}:${range.start.line + 1}: ${code}: ${message}`),
  redocly: redocly.flatMap(({ problems }) => problems).map(({ location, ruleId, message }) => `${location[0]?.source?.ref}${location[0]?.pointer}: ${ruleId}: ${message}`),
  oas: oasFindings,
  converter: counts,
}));
