// VosFactures looks for the API code at the root of a JSON body, in a part of a multipart body, else in the query.
// The login takes none.
const body = pm.request.body;
if (body && !body.isEmpty() && !pm.request.url.getPath().endsWith('/login.json')) {
  const token = pm.variables.get('api_token');
  if (body.mode === 'raw') {
    const content = JSON.parse(pm.variables.replaceIn(body.raw));
    body.update({ mode: 'raw', raw: JSON.stringify({ api_token: token, ...content }), options: { raw: { language: 'json' } } });
  } else if (body.mode === 'formdata') {
    body.formdata.add({ key: 'api_token', type: 'text', value: token });
  }
}
