// The READMEs as pages, with links that lead to the pages of the site, or to the repository.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import { markdown, slug } from './html.mjs';

const REPOSITORY = 'https://github.com/facturier/facturier/blob/main/';
const NOT_FOR_READERS = /(^|\/)(target|node_modules|src|\..*)$/;

/** The Markdown files that people read, from the root of the repository. */
export function guides(root, folder = '') {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return NOT_FOR_READERS.test(path) ? [] : guides(root, path);
    }
    return entry.name.endsWith('.md') && entry.name !== 'REFERENCE.md' ? [path] : [];
  }).sort();
}

/** The page of a Markdown file. */
export const pageOf = (path) => `${path.replace(/\.md$/, '').replace(/[/.]/g, '-').toLowerCase()}.html`;

export function guide(root, path, all) {
  const link = (href) => {
    if (/^[a-z]+:/.test(href)) {
      return href;
    }
    const [file, anchor] = href.split('#');
    const hash = anchor ? `#${anchor}` : '';
    if (!file) {
      return hash;
    }
    const target = normalize(join(dirname(path), file));
    const provider = target.match(/^generated-clients\/(.+)\/REFERENCE\.md$|^specs\/(.+)\.yaml$/);
    if (!existsSync(join(root, target))) {
      throw new Error(`${path}: ${href} does not exist`);
    }
    return all.includes(target) ? pageOf(target) + hash : provider?.[1] ? `${provider[1]}.html` : provider ? `specs/${provider[2]}.yaml` : REPOSITORY + target + hash;
  };
  const text = readFileSync(join(root, path), 'utf8');
  const fenced = text.replace(/^```[^]*?^```/gm, '');
  const headings = [...fenced.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
  const title = fenced.match(/^# (.+)$/m)?.[1] ?? path;
  return {
    title: title === 'Facturier' ? 'Facturier: README' : title,
    lang: path.endsWith('.fr.md') ? 'fr' : 'en',
    content: markdown(text, { link }),
    contents: headings.length > 1 ? `<ul>${headings.map((heading) => `<li><a href="#${slug(heading.replace(/`/g, ''))}">${markdown(heading).replace(/<\/?(p|a)\b[^>]*>/g, '').trim()}</a></li>`).join('')}</ul>` : '',
  };
}
