// Text, Markdown and the frame of a page.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Marked } from 'marked';

const read = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
const STYLE = read('style.css').trim();
const SCRIPT = read('browser.js').trim();
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

export const escape = (text) => String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** The anchor of a heading, as GitHub makes it. */
export const slug = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replace(/\s/g, '-');

/** A block of code. It can be scrolled with the keyboard. */
export const code = (text, language = '') => `<pre tabindex="0"><code${language && ` class="language-${escape(language)}"`}>${escape(text.trimEnd())}</code></pre>`;

/** A table that is scrolled by itself where the screen is narrow; cells are HTML. */
export function table(headings, rows) {
  const cells = (row, tag) => `<tr>${row.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  return `<div class="scroll" tabindex="0"><table><thead>${cells(headings.map(escape), 'th')}</thead><tbody>${rows.map((row) => cells(row, 'td')).join('')}</tbody></table></div>`;
}

/** HTML of a Markdown text; `link` turns the address of a link into another one. */
export function markdown(text, { link = (href) => href, top = 1 } = {}) {
  const anchors = new Map();
  const renderer = {
    heading({ tokens, depth, text: plain }) {
      const id = slug(plain.replace(/`|\[|\]\([^)]*\)/g, ''));
      const seen = anchors.get(id) ?? 0;
      anchors.set(id, seen + 1);
      const level = Math.min(6, depth + top - 1);
      return `<h${level} id="${escape(seen ? `${id}-${seen}` : id)}">${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
    link({ href, tokens }) {
      return `<a href="${escape(link(href))}">${this.parser.parseInline(tokens)}</a>`;
    },
    code: ({ text: source, lang }) => code(source, lang),
    table({ header, rows }) {
      const inline = (row) => row.map(({ tokens }) => this.parser.parseInline(tokens));
      return table([], []).replace('<tr></tr>', `<tr>${inline(header).map((cell) => (cell ? `<th>${cell}</th>` : '<td></td>')).join('')}</tr>`)
        .replace('<tbody>', `<tbody>${rows.map((row) => `<tr>${inline(row).map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}`);
    },
    html: ({ text: source }) => (source.trim().startsWith('<!--') ? '' : escape(source)),
  };
  return new Marked({ renderer }).parse(text);
}

/** Markdown in one line, such as a cell of a table. */
export const inline = (text) => markdown(text).trim().replace(/^<p>|<\/p>$/g, '').replace(/<\/p>\s*<p>/g, '<br>');

/**
 * A page that loads nothing.
 *
 * @param site  {title, href} of all pages of the menu
 * @param page  {file, title, lang, content, contents}; `contents` is the table of contents, if there is one
 * @param index what the search finds, see search.mjs
 */
export function frame(site, { file, title, lang = 'en', content, contents = '', other = '' }, index) {
  const french = lang === 'fr';
  const menu = site.map((one) => `<a href="${one.href}"${one.href === file ? ' aria-current="page"' : ''}${one.lang && one.lang !== lang ? ` lang="${one.lang}" hreflang="${one.lang}"` : ''}>${escape(one.title)}</a>`);
  return `<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${hash(STYLE)}; script-src ${hash(SCRIPT)}; img-src data:">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#site-content">${french ? 'Aller au contenu' : 'Skip to the content'}</a>
<header>
<nav aria-label="Pages">${menu.join('\n')}</nav>
<div class="tools">${other}
<search><label for="site-search">${french ? 'Chercher' : 'Search'}</label><input type="search" id="site-search" autocomplete="off" placeholder="devis, avoir, invoice…"></search>
<button type="button" id="site-theme">${french ? 'Clair ou sombre' : 'Light or dark'}</button>
<div id="site-found" role="region" aria-live="polite" aria-label="${french ? 'Résultats' : 'Results'}" hidden data-none="${french ? 'Aucun résultat.' : 'Nothing found.'}"></div></div>
</header>
<div class="page">
${contents ? `<nav class="contents" aria-label="${french ? 'Sommaire' : 'On this page'}"><details open><summary>${french ? 'Sommaire' : 'On this page'}</summary>${contents}</details></nav>` : ''}
<main id="site-content" tabindex="-1">
${content}
</main>
</div>
<script type="application/json" id="site-index">${JSON.stringify(index).replace(/</g, '\\u003c')}</script>
<script>${SCRIPT}</script>
</body>
</html>
`;
}
