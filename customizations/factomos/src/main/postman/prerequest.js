// Factomos takes two form fields: the token, and the form of the request as an encrypted query string.
// AES-256 in 8-bit CFB mode, of which crypto-js has only the block: one encryptor serves the whole text.
if (pm.request.url.getPath() === '/api/api.php') {
  const CryptoJS = require('crypto-js');
  const secret = pm.variables.get('secret') || '';
  const size = CryptoJS.enc.Utf8.parse(secret).sigBytes;
  if (size !== 16) {
    pm.test('the secret has 16 bytes', () => { throw new Error(`it has ${size}: look at \`secret\` in the environment; nothing was sent`); });
    pm.execution.skipRequest();
  }
  const bytesOf = (words) =>
    Uint8Array.from({ length: words.sigBytes }, (_, i) => (words.words[i >>> 2] >>> (24 - (i % 4) * 8)) & 255);
  const wordsOf = (bytes) => {
    const words = [];
    bytes.forEach((byte, i) => { words[i >>> 2] |= byte << (24 - (i % 4) * 8); });
    return CryptoJS.lib.WordArray.create(words, bytes.length);
  };
  const encrypt = (text) => {
    const key = CryptoJS.enc.Utf8.parse(CryptoJS.MD5(secret).toString());
    const block = CryptoJS.algo.AES.createEncryptor(key, { mode: CryptoJS.mode.ECB, padding: CryptoJS.pad.NoPadding });
    const register = CryptoJS.enc.Utf8.parse(secret).words;
    return wordsOf(bytesOf(CryptoJS.enc.Utf8.parse(text)).map((byte) => {
      const made = byte ^ (block.process(CryptoJS.lib.WordArray.create(register.slice())).words[0] >>> 24);
      for (let i = 0; i < 4; i++) register[i] = (register[i] << 8) | (i < 3 ? register[i + 1] >>> 24 : made);
      return made;
    })).toString(CryptoJS.enc.Base64);
  };
  const escape = (text) => encodeURIComponent(pm.variables.replaceIn(text || ''));
  const form = pm.request.body.urlencoded.all().filter((field) => !field.disabled)
    .map((field) => `${field.key}=${escape(field.value)}`).join('&');
  pm.request.body.update({
    mode: 'urlencoded',
    urlencoded: [{ key: 'token', value: pm.variables.get('token') }, { key: 'crequest', value: encrypt(form) }],
  });
}
