// Reports of what is checked outside Maven, in the form that `.ci/run` counts.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ROOT } from './document.mjs';

const escape = (text) => text.replace(/[&<>"\x00-\x1f]/g, (char) => `&#${char.charCodeAt(0)};`);

/**
 * Prints a line for each test, and its findings; writes them to `target/surefire-reports`.
 * A test is {name, count, text, found}; one with a count of 0 fails, since nothing was checked. One with `skipped`, the reason, does not.
 */
export function report(judge, tests) {
  const results = tests.map((test) => ({ ...test, found: test.count || test.skipped ? test.found : ['nothing was checked', ...test.found] }));
  for (const { text, found } of results) {
    console.log(text);
    found.forEach((line) => console.log(`  ${line}`));
  }
  const failed = results.filter(({ found }) => found.length);
  const skipped = results.filter((test) => test.skipped);
  const result = ({ found, skipped: reason }) =>
    (found.length ? `<failure message="${escape(found.join('\n'))}"/>` : reason ? `<skipped message="${escape(reason)}"/>` : '');
  const cases = results.map((test) => `<testcase name="${escape(test.name)}" classname="${judge}">${result(test)}</testcase>`);
  const file = `${ROOT}tests/interop/target/surefire-reports/TEST-${judge}.xml`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `<testsuite name="${judge}" tests="${results.length}" failures="${failed.length}" errors="0" skipped="${skipped.length}">
${cases.join('\n')}
</testsuite>
`);
  process.exitCode = failed.length ? 1 : 0;
}
