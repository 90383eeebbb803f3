// Reports of what is checked outside Maven, in the form that `.ci/run` counts.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ROOT } from './document.mjs';

const escape = (text) => text.replace(/[&<>"\x00-\x1f]/g, (char) => `&#${char.charCodeAt(0)};`);

/**
 * Prints a line for each test, and its findings; writes them to `target/surefire-reports`.
 * A test is {name, text, found}; one without a count above 0 fails, since nothing was checked.
 */
export function report(judge, tests) {
  const results = tests.map((test) => ({ ...test, found: test.count ? test.found : ['nothing was checked', ...test.found] }));
  for (const { text, found } of results) {
    console.log(text);
    found.forEach((line) => console.log(`  ${line}`));
  }
  const failed = results.filter(({ found }) => found.length);
  const cases = results.map(({ name, found }) =>
    `<testcase name="${escape(name)}" classname="${judge}">${found.length ? `<failure message="${escape(found.join('\n'))}"/>` : ''}</testcase>`);
  const file = `${ROOT}tests/interop/target/surefire-reports/TEST-${judge}.xml`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `<testsuite name="${judge}" tests="${results.length}" failures="${failed.length}" errors="0" skipped="0">
${cases.join('\n')}
</testsuite>
`);
  process.exitCode = failed.length ? 1 : 0;
}
