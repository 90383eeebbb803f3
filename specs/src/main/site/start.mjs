// The start page, in English and in French.
import { escape } from './html.mjs';

const TEXTS = {
  en: {
    file: 'index.html',
    title: 'Facturier: French invoicing and accounting APIs',
    intro: 'An OpenAPI document, a Java client and a Postman collection for each provider. Search finds operations by their English or French name, such as “devis”.',
    uses: 'Three uses',
    java: ['Call an API in Java', 'Typed calls, models and errors. A write is never resent blindly.', ['readme.html', 'Get started'], ['readme-fr.html', 'README en français']],
    postman: ['Send requests with Postman', 'Drag a collection and its environment into Postman, fill in the credentials, and send.', ['specs-readme.html#postman-and-a-site', 'How it works']],
    openapi: ['Use the documents in other tools', 'OpenAPI 3.0.3, a single file a provider, without external references.', ['specs-readme.html', 'Conventions and extensions'], ['coverage.html', 'What is covered']],
    providers: 'Providers',
    operations: 'operations',
    reference: 'Reference', guide: 'Java guide', collection: 'Postman collection', document: 'OpenAPI document', environment: 'Environment',
    guides: 'All guides',
  },
  fr: {
    file: 'fr.html',
    title: 'Facturier : API françaises de facturation et de comptabilité',
    intro: 'Un document OpenAPI, un client Java et une collection Postman par fournisseur. La recherche trouve les opérations par leur nom français ou anglais, par exemple « devis ». Les références sont en anglais, avec les termes français entre parenthèses.',
    uses: 'Trois usages',
    java: ['Appeler une API en Java', 'Appels, modèles et erreurs typés. Une écriture n’est jamais renvoyée à l’aveugle.', ['readme-fr.html', 'Pour commencer'], ['readme.html', 'README en anglais']],
    postman: ['Envoyer des requêtes avec Postman', 'Déposez une collection et son environnement dans Postman, remplissez les identifiants, puis envoyez.', ['specs-readme.html#postman-and-a-site', 'Mode d’emploi (en anglais)']],
    openapi: ['Utiliser les documents dans d’autres outils', 'OpenAPI 3.0.3, un seul fichier par fournisseur, sans référence externe.', ['specs-readme.html', 'Conventions et extensions (en anglais)'], ['coverage.html', 'Couverture (en anglais)']],
    providers: 'Fournisseurs',
    operations: 'opérations',
    reference: 'Référence', guide: 'Guide Java', collection: 'Collection Postman', document: 'Document OpenAPI', environment: 'Environnement',
    guides: 'Tous les guides',
  },
};

const link = ([href, text], more = '') => `<a href="${href}"${more}>${escape(text)}</a>`;
const card = (title, text, links) => `<li><h3>${title}</h3><p>${text}</p><p>${links.join(', ')}</p></li>`;

/** What an API is about: the French terms of its tags, or the first paragraph of its introduction. */
const about = (api, lang) => (lang === 'fr'
  ? [...new Set(api.tags.flatMap((tag) => tag['x-displayName']?.match(/\(([^)]+)\)/)?.[1] ?? []))].join(', ')
  : api.info.description.split('\n')[0]);

export function start(lang, apis, guidePages) {
  const text = TEXTS[lang];
  const use = ([title, meaning, ...links]) => card(title, meaning, links.map((one) => link(one)));
  const provider = (api) => card(link([`${api.name}.html`, api.title]), `${escape(about(api, lang))}. ${api.operations.length} ${text.operations}.`.replace('..', '.'), [
    link([`${api.name}.html`, text.reference]), link([guidePages.get(api.name), text.guide]),
    link([`postman/${api.name}.postman_collection.json`, text.collection], ' download'), link([`postman/${api.name}.postman_environment.json`, text.environment], ' download'),
    link([`specs/${api.name}.yaml`, text.document], ' download'),
  ]);
  return {
    file: text.file, title: text.title, lang,
    content: `<h1>${escape(text.title)}</h1><p>${escape(text.intro)}</p>
<h2>${text.providers}</h2><ul class="cards">${apis.map(provider).join('\n')}</ul>
<h2>${text.uses}</h2><ul class="cards">${[text.java, text.postman, text.openapi].map(use).join('\n')}</ul>
<p>${link(['guides.html', text.guides])}</p>`,
  };
}
