// The call of an operation as a command: its example request, with the credentials in variables of the shell.

const VARIABLE = /\{\{(\w+)\}\}/g;

/** The name of a credential in the shell. */
export const variable = (name) => name.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();

/** A word of the shell. Variables between double braces are those of the shell. */
function quote(text) {
  if (!text.includes('{{')) {
    return `'${text.replace(/'/g, "'\\''")}'`;
  }
  return `"${text.replace(/[\\"$`]/g, '\\$&').replace(VARIABLE, (_, name) => `$${variable(name)}`)}"`;
}

/** A text of several lines as input of the command. */
const input = (text) => `<<JSON\n${text.replace(/[\\$`]/g, '\\$&').replace(VARIABLE, (_, name) => `$${variable(name)}`)}\nJSON`;

/** An example as the values of a parameter or field: one, or several. */
function values(example, explode) {
  const list = Array.isArray(example) ? example : [example];
  return (explode ? list : [list.join(',')]).map((value) => (value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value)));
}

/** The address of a server, with the defaults of its variables. */
export const address = ({ url, variables = {} }) => Object.entries(variables).reduce((text, [name, { default: value }]) => text.replace(`{${name}}`, value), url);

/**
 * @param api       the document, see document.mjs
 * @param operation one of its operations
 * @param postman   `customizations/<provider>/src/main/postman/postman.yaml`: what its requests need beyond the document
 * @param shell     function of the shell that sends the forms of operations with credentials, if the provider needs one
 */
export function curl(api, operation, postman, shell) {
  const { method, path, body, secured, parameters } = operation;
  const example = body?.example;
  const headers = (postman.headers ?? []).map(({ key, value }) => `${key}: ${value}`);
  const query = [];
  const options = [];
  let url = address(operation.servers?.[0] ?? api.servers[0]) + path.replace(/#.*/, '');
  for (const { name, in: place, required, example: value, schema, explode = true } of parameters) {
    if (place === 'path') {
      url = url.replace(`{${name}}`, encodeURIComponent(value ?? schema.default));
    } else if (required && place === 'query') {
      query.push(...values(value, explode).map((one) => `${name}=${encodeURIComponent(one)}`));
    } else if (required && place === 'header') {
      headers.push(...values(value, false).map((one) => `${name}: ${one}`));
    }
  }
  const scheme = secured && api.components.securitySchemes?.[Object.keys(secured)[0]];
  const inBody = scheme && body && postman.bodyCredential;
  const isForm = body && !body.type.includes('json');
  const fields = isForm ? body.fields.flatMap(({ name, schema, file, required }) => {
    const value = example?.[name] ?? (required ? schema.example ?? schema.default : undefined);
    return file && (required || value !== undefined) ? [[name, '@file.png']] : value === undefined ? [] : values(value, body.encoding?.[name]?.explode ?? true).map((one) => [name, one]);
  }) : [];
  if (shell && secured && isForm) {
    return `${shell} ${quote(fields.map(([name, value]) => `${encodeURIComponent(name).replace(/%5B%5D$/, '[]')}=${encodeURIComponent(value)}`).join('&'))}`;
  }
  if (scheme?.type === 'http' && scheme.scheme === 'basic') {
    options.push(`-u ${quote('{{username}}:{{password}}')}`);
  } else if (scheme?.type === 'http' || scheme?.type === 'oauth2') {
    headers.push('Authorization: Bearer {{token}}');
  } else if (postman.auth?.type === 'apikey' && scheme) {
    const [key, value] = ['key', 'value'].map((name) => postman.auth.apikey.find((one) => one.key === name).value);
    headers.push(`${key}: ${value}`);
  } else if (scheme && !inBody && scheme.in === 'query') {
    query.push(`${scheme.name}={{${scheme.name}}}`);
  }
  options.push(...headers.map((header) => `-H ${quote(header)}`));
  if (isForm) {
    const multipart = body.type.startsWith('multipart');
    const all = inBody ? [...fields.filter(([name]) => name !== inBody), [inBody, `{{${inBody}}}`]] : fields;
    options.push(...all.map(([name, value]) => (multipart ? `-F ${quote(`${name}=${value}`)}` : `--data-urlencode ${quote(`${name}=${value}`)}`)));
  } else if (body) {
    const sent = inBody && example && !Array.isArray(example) ? { [inBody]: '', ...example, [inBody]: `{{${inBody}}}` } : example;
    options.push(`-H 'Content-Type: ${body.type}'`, `-d @- ${input(JSON.stringify(sent, null, 2))}`);
  }
  if (operation.download) {
    options.unshift(`-o file.${operation.download.replace(/.*[/+]/, '')}`);
  }
  const verb = method === 'get' || (method === 'post' && body) ? '' : ` -X ${method.toUpperCase()}`;
  return [`curl${verb} ${quote(query.length ? `${url}?${query.join('&')}` : url)}`, ...options].join(' \\\n  ');
}
