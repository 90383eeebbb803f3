// VosFactures looks for the API code at the root of a JSON body, in a part of a multipart body, else in the query.
// The login takes none.
const content = pm.request.body;
if (content && !content.isEmpty() && !pm.request.url.getPath().endsWith('/login.json')) {
  const token = pm.variables.get('api_token');
  if (content.mode === 'raw') {
    // The record variables are replaced when the request is sent; one that is empty must not break the body here.
    const raw = content.raw.replace(/^\s*{/, () => `{ "api_token": ${JSON.stringify(token)},`).replace(/,\s*}$/, ' }');
    content.update({ mode: 'raw', raw, options: { raw: { language: 'json' } } });
  } else if (content.mode === 'formdata') {
    content.formdata.add({ key: 'api_token', type: 'text', value: token });
  }
}
