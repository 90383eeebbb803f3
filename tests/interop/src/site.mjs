// Opens the site in Chromium: `node site.mjs folder chromium [page word]...`. Prints what is there, what is found and what is wrong as JSON.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [folder, executablePath, ...searches] = process.argv.slice(2);
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const url = (file) => pathToFileURL(`${folder}/${file}`).href;
const files = readdirSync(folder).filter((name) => name.endsWith('.html'));

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND'] });
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });

/** Opens a page; what it asks for beyond itself, and what it complains about, is added to `problems`. */
async function open(file, problems) {
  const page = await context.newPage();
  page.on('request', (request) => { if (!request.isNavigationRequest() && !request.url().startsWith('data:')) problems.push(`requests ${request.url()}`); });
  page.on('console', (message) => { if (message.type() !== 'log') problems.push(`console: ${message.text()}`); });
  page.on('pageerror', (error) => problems.push(`error: ${error}`));
  page.on('framenavigated', (frame) => { if (!frame.url().startsWith(url(''))) problems.push(`leaves for ${frame.url()}`); });
  await page.goto(url(file));
  return page;
}

/**
 * The rules that a page breaks. Only those of colours depend on the theme. Light is checked with everything open, dark with the first of
 * each kind: the others have the same classes.
 */
async function audit(page, theme) {
  const runOnly = theme === 'light' ? { type: 'tag', values: LEVELS } : { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
  return page.evaluate(async (options) => {
    const { violations } = await axe.run(document, { ...options, resultTypes: ['violations'], elementRef: false });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.length}, such as ${nodes[0].html.slice(0, 200)}`);
  }, { runOnly }).then((found) => found.map((one) => `${theme}: ${one}`));
}

/** In the page: what it has. */
function content() {
  const blocks = (operation) => [...operation.querySelectorAll('.samples h4')].filter((title) => title.nextElementSibling.textContent.trim()).map((title) => title.textContent);
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  return {
    operations: Object.fromEntries([...document.querySelectorAll('section > details:has(.samples)')].map((one) => [one.id, blocks(one)])),
    curl: Object.fromEntries([...document.querySelectorAll('section > details:has(.samples)')].map((one) => [one.id, one.querySelector('code.language-shell')?.textContent])),
    open: [...document.querySelectorAll('section > details:has(.samples)')].filter(({ textContent }) => textContent.includes('Needs no credentials.')).map(({ id }) => id),
    setup: [...document.querySelectorAll('#authentication code.language-shell')].map(({ textContent }) => textContent).join('\n'),
    sections: [...document.querySelectorAll('main > section')].map(({ id }) => id),
    links: [...new Set([...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href')))],
    ids,
    twice: ids.filter((id, i) => ids.indexOf(id) !== i),
  };
}

const pages = {};
for (const file of files) {
  const problems = [];
  const page = await open(file, problems);
  const paint = await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime).then((time) => time.jsonValue());
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const has = await page.evaluate(content);
  problems.push(...has.twice.map((id) => `two elements have the id ${id}`));
  await page.evaluate(AXE);
  const grounds = [];
  for (const theme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: theme });
    grounds.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
    await page.evaluate((all) => document.querySelectorAll('section').forEach((one) => [...one.querySelectorAll('details')].forEach((part, i) => { part.open = all || i < 3; })), theme === 'light');
    problems.push(...await audit(page, theme));
  }
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
  await page.evaluate(() => document.getElementById('site-theme').click());
  grounds.push(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
  await page.evaluate(() => localStorage.clear());
  if (grounds[0] === grounds[1] || grounds[0] !== grounds[2]) problems.push(`themes: ${grounds}`);
  for (const width of [400, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    if (needed > width) problems.push(`is ${needed} px wide on a screen of ${width}`);
  }
  await page.close();
  pages[file] = { problems, paint, height, bytes: statSync(`${folder}/${file}`).size, ...has };
}

// Links that lead nowhere.
for (const [file, { problems, links }] of Object.entries(pages)) {
  for (const link of links.filter((one) => !/^(https?|mailto|data):/.test(one))) {
    const [target, anchor] = link.split('#');
    const there = target ? statSync(`${folder}/${target}`, { throwIfNoEntry: false }) : true;
    if (!there || (anchor && !pages[target || file]?.ids.includes(decodeURIComponent(anchor)))) problems.push(`links to ${link}, which is not there`);
  }
}

const found = [];
for (let i = 0; i < searches.length; i += 2) {
  const problems = [];
  const page = await open(searches[i], problems);
  await page.fill('#site-search', searches[i + 1]);
  const hits = await page.locator('#site-found a').evaluateAll((links) => links.map((link) => link.getAttribute('href').replace(/.*#/, '')));
  if (hits.length) {
    await page.press('#site-search', 'Enter');
    await page.waitForFunction(() => document.getElementById(location.hash.slice(1))?.open, undefined, { timeout: 5000 }).catch(() => problems.push('the first hit is not opened'));
  }
  found.push({ page: searches[i], word: searches[i + 1], hits, problems });
  await page.close();
}
await browser.close();
process.stdout.write(JSON.stringify({ pages: Object.fromEntries(Object.entries(pages).map(([file, { ids, links, twice, ...rest }]) => [file, rest])), found }));
