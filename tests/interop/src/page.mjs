// Builds the page with the documents: `node page.mjs folder-of-specs page.html`. The page is a single file and loads no resources.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import yaml from 'js-yaml';

const [folder, target] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const script = require.resolve('redoc/bundles/redoc.standalone.js');
const METHODS = ['get', 'put', 'post', 'patch', 'delete', 'head', 'options'];

const apis = Object.fromEntries(readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort()
  .map((name) => [name.replace('.yaml', ''), yaml.load(readFileSync(`${folder}/${name}`, 'utf8'), { schema: yaml.JSON_SCHEMA })]));
const inline = (text) => text.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');
const links = Object.entries(apis).map(([name, { info }]) => `<a href="?api=${name}">${info.title.replace(/ API$/, '')}</a>`);

mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline' blob:; style-src 'unsafe-inline'; img-src data:; worker-src blob:">
<title>Facturier: French invoicing and accounting APIs</title>
<style>
  body { margin: 0; font-family: sans-serif; }
  nav { display: flex; flex-wrap: wrap; gap: 1.5em; padding: 0.8em 1.2em; background: #263238; }
  nav a { color: #fff; text-decoration: none; }
  nav a[aria-current] { font-weight: bold; text-decoration: underline; }
  .menu-content > div:last-child img { display: none; }
</style>
</head>
<body>
<nav>${links.join('\n')}</nav>
<main id="reference"></main>
<script>
/*
${readFileSync(`${script}.LICENSE.txt`, 'utf8').replace(/\*\//g, '* /')}
*/
${inline(readFileSync(script, 'utf8').replace(/\n\/\/# sourceMappingURL=.*/, ''))}
</script>
<script type="application/json" id="apis">${JSON.stringify(apis).replace(/</g, '\\u003c')}</script>
<script>
  const apis = JSON.parse(document.getElementById('apis').textContent);
  const asked = new URLSearchParams(location.search).get('api');
  const name = asked in apis ? asked : Object.keys(apis)[0];
  document.querySelector('nav a[href="?api=' + name + '"]').setAttribute('aria-current', 'page');
  Redoc.init(apis[name], { hideDownloadButton: true, nativeScrollbars: true }, document.getElementById('reference'));
</script>
</body>
</html>
`);

// The operations that the page should show, by document.
process.stdout.write(JSON.stringify(Object.fromEntries(Object.entries(apis).map(([name, { paths }]) => [
  name, Object.values(paths).flatMap((path) => METHODS.filter((method) => path[method]).map((method) => path[method].operationId)),
]))));
