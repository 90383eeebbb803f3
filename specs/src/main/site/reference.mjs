// The reference of one provider: everything that its document says, on one page.
import { code, escape, inline, markdown, table } from './html.mjs';
import { address, curl, variable } from './curl.mjs';

const refName = (node) => node?.$ref?.replace(/.*\//, '');
const list = (items) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
const mono = (text) => `<code>${escape(text)}</code>`;
const json = (value) => code(typeof value === 'string' ? value : JSON.stringify(value, null, 2), 'json');
const fold = (id, summary, content) => `<details id="${escape(id)}"><summary>${summary}</summary><div class="body">${content}</div></details>`;

/** The type of a value, with a link to its schema. */
function type(schema = {}) {
  if (schema.$ref) {
    return `<a href="#schema-${refName(schema)}">${refName(schema)}</a>`;
  }
  const several = schema.allOf ?? schema.oneOf ?? schema.anyOf;
  if (several) {
    return several.map(type).join(schema.allOf ? ' and ' : ' or ') + (schema.nullable ? ' or null' : '');
  }
  if (schema.type === 'array') {
    return `list of ${type(schema.items)}`;
  }
  return escape([schema.type ?? 'any value', schema.format && `(${schema.format})`, schema.nullable && 'or null'].filter(Boolean).join(' '));
}

function constraints(schema, required) {
  const said = [required && '<strong>required</strong>', schema.readOnly && 'read-only', (schema['x-secret'] || schema.format === 'password') && 'secret'];
  for (const [name, label] of [['default', 'default'], ['minimum', 'from'], ['maximum', 'to'], ['maxLength', 'characters at most'], ['pattern', 'pattern'], ['x-constant', 'always']]) {
    said.push(schema[name] !== undefined && `${label} ${mono(JSON.stringify(schema[name]))}`);
  }
  return said.filter(Boolean).map((text) => `<br><small>${text}</small>`).join('');
}

const defect = (node) => (node['x-doc-defect'] ? `<br><small>Defect of the documentation: ${inline(node['x-doc-defect'])}</small>` : '');

/** Rows of properties, parameters or fields: {name, node, required}. */
const rows = (fields) => table(['Name', 'Type', 'Meaning'], fields.map(({ name, where, node, required, example }) => [
  mono(name) + (where ? `<br><small>${where}</small>` : ''),
  type(node.schema ?? node) + constraints({ ...node.schema, ...node }, required),
  inline(node.description ?? '') + (example !== undefined ? `<br><small>Example: ${mono(typeof example === 'string' ? example : JSON.stringify(example))}</small>` : '') + defect(node),
]));

const properties = (schema) => Object.entries(schema.properties ?? {}).map(([name, node]) => ({ name, node, required: schema.required?.includes(name) }));

function schemaSection(api, name, schema) {
  const values = (schema.enum ?? []).map((value, i) => [mono(JSON.stringify(value)), schema['x-enum-varnames']?.[i] ? mono(schema['x-enum-varnames'][i]) : '', inline(schema['x-enum-descriptions']?.[i] ?? '')]);
  return fold(`schema-${name}`, `<h3>${escape(name)}</h3>`, [
    markdown(schema.description ?? ''),
    defect(schema),
    schema.properties ? rows(properties(schema)) : `<p>${type(schema)}${constraints(schema)}</p>`,
    values.length ? table(['Value', 'In Java', 'Meaning'], values) : '',
  ].join(''));
}

const errorTable = (errors) => table(['Code', 'Name', 'Meaning'], errors.map(({ code: number, name, description = '' }) => [mono(number), mono(name), inline(description)]));

function callbacks(api, node) {
  return Object.entries(node ?? {}).flatMap(([name, one]) => Object.entries(api.resolve(one)).flatMap(([url, item]) => Object.entries(item).map(([method, call]) => {
    const [mime, content] = Object.entries(api.resolve(call.requestBody)?.content ?? {})[0] ?? [];
    return `<h5>${escape(call.summary ?? name)}</h5><p>${mono(`${method.toUpperCase()} ${url}`)}${content ? `, ${type(content.schema)} as ${mono(mime)}` : ''}</p>${markdown(call.description ?? '')}`;
  }))).join('');
}

const tags = (operation) => [
  operation['x-paging'] && 'The list has pages.',
  operation['x-retry'] === 'never' && 'The client never resends it.',
  operation['x-accounting'] && `For ${escape(operation['x-accounting'])} accounting only.`,
  operation['x-irreversible'] && `<strong>Irreversible.</strong> ${inline(operation['x-irreversible'])}`,
  operation['x-if-lost'] && `If the response is lost: ${inline(operation['x-if-lost'])}`,
  !operation.secured && 'Needs no credentials.',
].filter(Boolean);

function operationSection(api, operation, { java, collection }) {
  const { body, parameters, responses, command } = operation;
  const place = collection?.get(operation.id);
  const fields = parameters.map((node) => ({ name: node.name, where: node.in, node, required: node.required, example: node.example }));
  return fold(operation.id, `<h3>${escape(operation.summary)}</h3> <code><b class="${operation.method}">${operation.method.toUpperCase()}</b> ${escape(operation.path)}</code>`, `
<div class="columns"><div>
${markdown(operation.description ?? '')}${operation['x-doc-defect'] ? `<p>Defect of the documentation: ${inline(operation['x-doc-defect'])}</p>` : ''}
${list([...tags(operation), `Source: ${escape(operation['x-source'] ?? api.name)}`])}
${fields.length ? `<h4>Parameters</h4>${rows(fields)}` : ''}
${body ? `<h4>Request</h4><p>${type(body.schema)} as ${mono(body.type)}</p>${body.fields.length ? rows(body.fields) : ''}` : ''}
<h4>Responses</h4>
${table(['Status', 'Body', 'Meaning'], responses.map(({ status, content, description }) => [mono(status), content.map(({ schema, mime }) => `${type(schema)}<br><small>${escape(mime)}</small>`).join('<br>'), inline(description)]))}
${operation['x-errors'] ? `<h4>Error codes</h4>${errorTable(operation['x-errors'])}` : ''}
${operation.callbacks ? `<h4>Callbacks</h4>${callbacks(api, operation.callbacks)}` : ''}
</div><div class="samples">
<h4>Java</h4>${code(java ?? '', 'java')}
<h4>curl</h4>${code(command, 'shell')}
<h4>Postman</h4><p>${place ? `“${escape(place.join('” › “'))}” of the <a href="postman/${api.name}.postman_collection.json" download>collection</a>` : 'No request in the collection'}</p>
${responses.filter(({ status }) => status.startsWith('2')).flatMap(({ status, content }) => content.filter(({ example }) => example !== undefined).map(({ example }) => `<h4>Response ${status}</h4>${json(example)}`)).join('')}
</div></div>`);
}

function scheme(name, node) {
  const how = node.type === 'http' ? `HTTP ${node.scheme}` : node.type === 'apiKey' ? `${node.name}, ${node.in}` : node.type;
  const flows = Object.entries(node.flows ?? {}).flatMap(([flow, { scopes = {}, authorizationUrl, tokenUrl }]) => [
    `${escape(flow)}: ${[authorizationUrl, tokenUrl].filter(Boolean).map(mono).join(', ')}`, ...Object.entries(scopes).map(([scope, meaning]) => `${mono(scope)}: ${inline(meaning)}`),
  ]);
  return `<h3>${escape(name)}</h3><p>${escape(how)}. In Java: ${mono(node['x-credentials'] ?? '')}.</p>${markdown(node.description ?? '')}${flows.length ? list(flows) : ''}`;
}

/** The content of a page and its table of contents. */
export function reference(api, parts) {
  const { guide, postman, shell } = parts;
  const operations = api.operations.map((one) => ({ ...one, command: curl(api, one, postman, shell?.name) }));
  const commands = [shell?.text, ...operations.map(({ command }) => command)].join('\n');
  const variables = [...(postman.environment ?? []), { key: 'token', description: 'What the login gives.' }]
    .filter(({ key }, i, all) => commands.includes(`$${variable(key)}`) && all.findIndex((one) => one.key === key) === i);
  const statuses = new Map(operations.flatMap(({ responses }) => responses.filter(({ status }) => !status.startsWith('2')).map((one) => [one.status + one.description, one])));
  const sections = [
    ['introduction', 'Introduction', `<p>Version ${escape(api.info.version)}, ${operations.length} operations. <a href="${guide}">Guide to the Java client</a>,
      <a href="specs/${api.name}.yaml" download>OpenAPI document</a> (<a href="openapi-3.1/${api.name}.yaml" download>in OpenAPI 3.1</a>, <a href="llms/${api.name}.md" download>as Markdown</a>
      for assistants, which <a href="llms/llms.txt" download>llms.txt</a> lists), <a href="postman/${api.name}.postman_collection.json" download>Postman collection</a>
      with its environments, <a href="postman/${api.name}.postman_environment.json" download>of an account</a> and <a href="postman/${api.name}.sandbox.postman_environment.json" download>of the sandbox</a>.</p>
      ${markdown(api.info.description)}${list(api.servers.map((server) => `${mono(server.url)}, such as ${mono(address(server))}: ${inline(server.description ?? '')}`))}<p>Times without an offset are those of ${escape(api['x-time-zone'])}.</p>`],
    ['authentication', 'Authentication', Object.entries(api.components.securitySchemes ?? {}).map(([name, node]) => scheme(name, node)).join('')
      + `<h3>In the commands on this page</h3><p>The commands for <code>curl</code> take the credentials from variables of the shell.</p>${table(['Variable', 'Value'], variables.map(({ key, description }) => [mono(variable(key)), inline(description)]))}`
      + (shell ? `<p>They also need this function, which encrypts the form and decrypts the response:</p>${code(shell.text, 'shell')}` : '')],
    ['errors', 'Errors', `<p>Each operation lists its own.</p>${table(['Status', 'Body', 'Meaning'], [...statuses.values()].map(({ status, content, description }) => [mono(status), content.map(({ schema }) => type(schema)).join('<br>'), inline(description)]))}`
      + (api['x-errors'] ? `<h3>Codes of every operation</h3>${errorTable(api['x-errors'])}` : '')],
  ];
  if (api['x-webhook-payloads']) {
    sections.push(['webhooks', 'Webhooks', `<p>The generated dispatcher calls a method for each event; see the <a href="${guide}#webhooks">guide</a>.${api['x-webhook-event'] ? ` The field ${mono(api['x-webhook-event'])} names the event.` : ''}</p>`
      + table(['Event', 'Payload', 'In Java', 'Meaning'], api['x-webhook-payloads'].map(({ event, schema, method, description }) => [mono(event), type({ $ref: schema }), mono(method), inline(description)]))]);
  }
  const tagged = api.tags.map((tag) => ({ ...tag, label: tag['x-displayName'] ?? tag.name, operations: operations.filter(({ tag: name }) => name === tag.name) }))
    .filter(({ operations: own }) => own.length);
  const content = `<h1>${escape(api.info.title)}</h1>
${sections.map(([id, title, text]) => `<section id="${id}"><h2>${title}</h2>${text}</section>`).join('\n')}
${tagged.map(({ name, label, description = '', operations }) => `<section id="tag-${name}"><h2>${escape(label)}</h2>${markdown(description)}${operations.map((one) => operationSection(api, one, { ...parts, java: parts.java.get(`${one.method.toUpperCase()} ${one.path}`) })).join('\n')}</section>`).join('\n')}
<section id="schemas"><h2>Schemas</h2>${Object.entries(api.components.schemas).map(([name, schema]) => schemaSection(api, name, schema)).join('\n')}</section>`;
  const contents = list([
    ...sections.map(([id, title]) => `<a href="#${id}">${title}</a>`),
    ...tagged.map(({ name, label, operations }) => `<a href="#tag-${name}">${escape(label)}</a>${list(operations.map(({ id, summary }) => `<a href="#${id}">${escape(summary)}</a>`))}`),
    '<a href="#schemas">Schemas</a>',
  ]);
  return { content, contents };
}
