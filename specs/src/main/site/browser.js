// Theme, search, and opening what a link points at.
const root = document.documentElement;
const store = (name, value) => { try { return value === undefined ? localStorage.getItem(name) : localStorage.setItem(name, value); } catch { return null; } };
root.dataset.theme = store('theme') ?? '';
document.getElementById('site-theme').addEventListener('click', () => {
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  store('theme', root.dataset.theme);
});

const contents = document.querySelector('.contents details');
if (contents && matchMedia('(max-width: 60em)').matches) contents.open = false;

function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let node = target; node; node = node.parentElement) if (node.tagName === 'DETAILS') node.open = true;
  target?.scrollIntoView();
}
addEventListener('hashchange', openTarget);
openTarget();

const input = document.getElementById('site-search');
const found = document.getElementById('site-found');
const index = JSON.parse(document.getElementById('site-index').textContent);
const IGNORED = ['a', 'au', 'aux', 'd', 'de', 'des', 'du', 'en', 'et', 'l', 'la', 'le', 'les', 'the', 'of', 'un', 'une'];
const stem = (word) => (word.length > 3 ? word.replace(/(?<=al|au|eau)x$|s$/, '') : word);
const words = (text) => (text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().match(/[a-z0-9_]+/g) ?? []).filter((word) => !IGNORED.includes(word)).map(stem);
const terms = Object.entries(index.terms).map(([term, meanings]) => [words(term).join(' '), meanings.map(words)]);
const entries = index.entries.map(([href, title, subtitle, ...fields]) => ({ href, title, subtitle, fields: fields.map(words), first: words(title) }));

/** How well a word fits: the whole word before its beginning, and the title before the fields. */
function fit(entry, word) {
  let best = entry.first.includes(word) ? 4 : 0;
  entry.fields.forEach((field, i) => {
    const weight = [16, 4, 1][i];
    if (field.includes(word)) best = Math.max(best, weight + (i === 0 && best ? 4 : 0));
    else if (field.some((one) => one.startsWith(word))) best = Math.max(best, weight / 2);
  });
  return best;
}

function search(text) {
  const asked = words(text);
  const phrase = ` ${asked.join(' ')} `;
  // A French term is looked for as it is, and by what English calls it; the longest term counts.
  const term = terms.filter(([name]) => phrase.includes(` ${name} `)).sort((a, b) => b[0].length - a[0].length)[0];
  const queries = [asked, ...(term?.[1] ?? []).map((meaning) => [...phrase.replace(` ${term[0]} `, ' ').trim().split(' ').filter(Boolean), ...meaning])];
  return entries.map((entry) => {
    const scores = queries.map((query) => query.map((word) => fit(entry, word))).map((fits) => (fits.length && fits.every((one) => one) ? fits.reduce((a, b) => a + b) / fits.length : 0));
    return { ...entry, score: Math.max(...scores) };
  }).filter(({ score }) => score).sort((a, b) => b.score - a.score).slice(0, 30);
}

function show() {
  const hits = search(input.value);
  found.hidden = !input.value.trim();
  found.replaceChildren(...hits.map(({ href, title, subtitle }) => {
    const link = Object.assign(document.createElement('a'), { href, textContent: title });
    link.append(Object.assign(document.createElement('small'), { textContent: subtitle }));
    return link;
  }));
  if (!hits.length) found.textContent = found.dataset.none;
}
input.addEventListener('input', show);
input.addEventListener('keydown', ({ key }) => { if (key === 'Enter') found.querySelector('a')?.click(); });
found.addEventListener('click', ({ target }) => { if (target.closest('a')) found.hidden = true; });
addEventListener('keydown', (event) => {
  if (event.key === 'Escape') found.hidden = true;
  if (event.key === '/' && !/^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) { event.preventDefault(); input.focus(); }
});
