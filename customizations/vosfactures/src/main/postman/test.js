// A few errors come with status 200.
if (pm.response.code < 300 && /^\s*{/.test(pm.response.text())) {
  const { code, status, message } = pm.response.json();
  if (code === 'error' || status === 'error') pm.variables.set('fault', JSON.stringify(message));
}
// The credentials are for a storage service: a small file goes there, to be added to the document afterwards.
if (pm.response.code === 200 && pm.request.url.getPath().endsWith('/get_new_attachment_credentials.json')) {
  const { url, ...fields } = pm.response.json();
  const name = 'note.txt';
  const part = (head, value) => `--part\r\nContent-Disposition: form-data; name="${head}\r\n\r\n${value}\r\n`;
  const raw = Object.entries(fields).map(([key, value]) => part(`${key}"`, value)).join('')
    + part(`file"; filename="${name}"`, 'Bonjour') + '--part--\r\n';
  const header = { 'Content-Type': 'multipart/form-data; boundary=part' };
  pm.sendRequest({ url, method: 'POST', header, body: { mode: 'raw', raw } }, (error, stored) => {
    pm.test(`the storage takes ${name}`, () => pm.expect(error ? String(error) : stored.code).to.be.within(200, 204));
    pm.collectionVariables.set('attachment_file_name', name);
  });
}
