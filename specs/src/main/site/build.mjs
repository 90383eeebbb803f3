// Builds the site: `node build.mjs root-of-the-repository folder-of-collections target`. Each page is one file and loads nothing.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { escape, frame, inline, markdown, table } from './html.mjs';
import { parseYaml, readDocument } from './document.mjs';
import { reference } from './reference.mjs';
import { guide, guides, pageOf } from './guides.mjs';
import { start } from './start.mjs';
import { entries } from './search.mjs';

const [root, collections, target] = process.argv.slice(2);
const read = (...path) => readFileSync(join(root, ...path), 'utf8');
// A new provider has no REFERENCE.md, inventory or scripts before its first build.
const optional = (path, parse, missing) => (existsSync(join(root, path)) ? parse(read(path)) : missing);

/** The calls in Java of REFERENCE.md, by method and path. */
const javaCalls = (text) => new Map([...text.matchAll(/^\* HTTP: `(.+?)`.*\n(?:(?!^#)[^])*?^```java\n([^]*?)^```/gm)].map(([, http, java]) => [http, java]));

/** The folders and the name of each request of a collection, by operation. */
const places = ({ item = [], id, name, request }, path = []) => (request ? [[id, [...path, name]]] : item.flatMap((one) => places(one, request || !name ? path : [...path, name])));

const apis = readdirSync(join(root, 'specs')).filter((name) => name.endsWith('.yaml')).sort()
  .map((file) => readDocument(read('specs', file), file.replace('.yaml', '')));
const terms = parseYaml(readFileSync(new URL('terms.yaml', import.meta.url), 'utf8'));
const markdowns = guides(root);
const guidePages = new Map(apis.map(({ name }) => [name, pageOf(`generated-clients/${name}/README.md`)]));
const found = new Map(apis.map((api) => [api.name, entries(api)]));
const everything = { terms, entries: [...found.values()].flat() };
const site = [
  { href: 'index.html', title: 'Facturier' }, { href: 'fr.html', title: 'Français', lang: 'fr' },
  ...apis.map(({ name, title }) => ({ href: `${name}.html`, title })),
  { href: 'guides.html', title: 'Guides' }, { href: 'terms.html', title: 'French terms' }, { href: 'coverage.html', title: 'Coverage' },
];

rmSync(target, { recursive: true, force: true });
mkdirSync(join(target, 'specs'), { recursive: true });
cpSync(collections, join(target, 'postman'), { recursive: true });
// Other forms of the documents, which the build makes beside the collections.
for (const form of ['openapi-3.1', 'llms']) {
  cpSync(join(collections, '..', form), join(target, form), { recursive: true });
}
const write = (page, index = everything) => writeFileSync(join(target, page.file), frame(site, page, index));

for (const lang of ['en', 'fr']) {
  write(start(lang, apis, guidePages));
}

for (const api of apis) {
  cpSync(join(root, 'specs', `${api.name}.yaml`), join(target, 'specs', `${api.name}.yaml`));
  const folder = `customizations/${api.name}/src/main/postman`;
  const postman = optional(`${folder}/postman.yaml`, parseYaml, {});
  // A function of the shell, where a request needs more than options of curl.
  const shell = optional(`${folder}/curl.sh`, (text) => ({ text, name: text.match(/^(\w+)\(\)/m)[1] }));
  write({
    file: `${api.name}.html`,
    title: api.info.title,
    ...reference(api, {
      guide: guidePages.get(api.name),
      postman,
      shell,
      java: optional(`generated-clients/${api.name}/REFERENCE.md`, javaCalls, new Map()),
      collection: new Map(places({ item: JSON.parse(readFileSync(join(collections, `${api.name}.postman_collection.json`), 'utf8')).item })),
    }),
  }, { terms, entries: found.get(api.name) });
}

const pages = markdowns.map((path) => ({ path, file: pageOf(path), ...guide(root, path, markdowns) }));
pages.forEach((page) => write(page));
write({ file: 'guides.html', title: 'Guides', content: `<h1>Guides</h1><ul>${pages.map(({ path, file, title, lang }) => `<li><a href="${file}" lang="${lang}">${escape(title)}</a> <small>${path}</small></li>`).join('')}</ul>` });

/** The terms of the tags, and those that the search knows besides. */
const tagTerms = apis.flatMap((api) => api.tags.flatMap((tag) => (tag['x-displayName']?.match(/\(([^)]+)\)/)?.[1] ?? '').split(/, | et /).filter(Boolean)
  .map((term) => [term, `<a href="${api.name}.html#tag-${tag.name}">${escape(api.title)}: ${escape(tag['x-displayName'].replace(/ \(.*/, ''))}</a>`])));
const grouped = tagTerms.reduce((map, pair) => map.set(pair[0], [...(map.get(pair[0]) ?? []), pair]), new Map());
write({
  file: 'terms.html',
  title: 'French terms',
  content: `<h1>French terms <span lang="fr">(termes français)</span></h1><p>What the providers call a thing, and where it is.</p>
${table(['French', 'Where'], [...grouped].sort(([a], [b]) => a.localeCompare(b, 'fr')).map(([term, links]) => [`<span lang="fr">${escape(term)}</span>`, links.map(([, one]) => one).join('<br>')]))}
<h2>Terms of the search</h2><p>The search also looks for what the documents call these in English.</p>
${table(['French', 'English'], Object.entries(terms).map(([term, meanings]) => [`<span lang="fr">${escape(term)}</span>`, escape(meanings.join(', '))]))}`,
});

/** Each operation, its place in the provider's documentation, and what that gets wrong. */
function drift(api) {
  const documented = new Map(Object.entries(optional(`specs/inventory/${api.name}.json`, JSON.parse, {}).operations?.[''] ?? {}));
  const rows = api.operations.map((operation) => [
    `<a href="${api.name}.html#${operation.id}">${escape(operation.summary)}</a>`,
    escape(documented.get(`${operation.method.toUpperCase()} ${operation.path.replace(/\{[^}]*\}/g, '{}')}`) ?? ''),
    escape(operation['x-source'] ?? ''),
    inline(operation['x-doc-defect'] ?? ''),
  ]);
  return `<h2 id="${api.name}">${escape(api.title)}</h2>${table(['Operation', 'In the documentation', 'Source', 'Defect of the documentation'], rows)}`;
}
write({
  file: 'coverage.html',
  title: 'Coverage',
  content: `<h1>Coverage</h1><p>What the documentation of the providers has, and how much of it is in the documents here. <a href="specs-readme.html#a-provider-changed-its-docs">How this is compared</a>.</p>
${markdown(read('specs/README.md').match(/<!-- coverage[^>]*-->([^]*?)<!-- \/coverage -->/)[1])}${apis.map(drift).join('')}`,
});
