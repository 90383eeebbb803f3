// An OpenAPI document as the pages need it: its operations in their order, with references resolved.
import yaml from 'js-yaml';

const METHODS = ['get', 'put', 'post', 'patch', 'delete', 'head', 'options'];

/** YAML, whose dates stay texts. */
export const parseYaml = (text) => yaml.load(text, { schema: yaml.JSON_SCHEMA });

export function readDocument(text, name) {
  const api = parseYaml(text);
  const resolve = (node) => (node?.$ref ? resolve(node.$ref.slice(2).split('/').reduce((found, key) => found[key.replace(/~1/g, '/').replace(/~0/g, '~')], api)) : node);
  const example = (node) => node?.example ?? resolve(Object.values(node?.examples ?? {})[0])?.value;

  const first = Object.fromEntries(Object.keys(api.components.securitySchemes ?? {}).slice(0, 1).map((scheme) => [scheme, []]));
  const operations = Object.entries(api.paths).flatMap(([path, item]) => METHODS.filter((method) => item[method] && !item[method]['x-internal']).map((method) => {
    const operation = item[method];
    const [type, content] = Object.entries(resolve(operation.requestBody)?.content ?? {})[0] ?? [];
    const schema = resolve(content?.schema);
    const responses = Object.entries(operation.responses).map(([status, node]) => {
      const response = resolve(node);
      return { status, ...response, content: Object.entries(response.content ?? {}).map(([mime, one]) => ({ mime, ...one, example: example(one) })) };
    });
    const success = responses.find(({ status }) => status.startsWith('2'))?.content[0];
    return {
      ...operation,
      id: operation.operationId,
      method,
      path,
      tag: operation.tags[0],
      responses,
      servers: operation.servers ?? item.servers,
      // Credentials in the body or around the whole form are no security scheme of OpenAPI.
      secured: (operation.security ?? api.security ?? [])[0] ?? (operation['x-credential'] || operation['x-envelope'] ? first : undefined),
      parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolve).map((one) => ({ ...one, example: example(one) ?? resolve(one.schema).example })),
      download: success && resolve(success.schema)?.format === 'binary' ? success.mime : undefined,
      body: type && {
        type,
        ...content,
        example: example(content),
        fields: Object.entries(schema?.properties ?? {}).map(([field, node]) => ({
          name: field, node, schema: resolve(node), file: resolve(node).format === 'binary', required: schema.required?.includes(field) ?? false,
        })),
      },
    };
  }));
  return { ...api, name, title: api.info.title.replace(/ API$/, ''), operations, resolve };
}
