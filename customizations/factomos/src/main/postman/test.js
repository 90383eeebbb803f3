// Decrypts the response, shows it under "Visualize" and keeps it in the variable `response` for the request's own test.
// Errors that come before the secret is known are not encrypted.
if (pm.request.url.getPath() === '/api/api.php') {
  const CryptoJS = require('crypto-js');
  const secret = pm.variables.get('secret');
  const decrypt = (base64) => {
    const words = CryptoJS.enc.Base64.parse(base64);
    const key = CryptoJS.enc.Utf8.parse(CryptoJS.MD5(secret).toString());
    const block = CryptoJS.algo.AES.createEncryptor(key, { mode: CryptoJS.mode.ECB, padding: CryptoJS.pad.NoPadding });
    const register = CryptoJS.enc.Utf8.parse(secret).words;
    const clear = [];
    for (let n = 0; n < words.sigBytes; n++) {
      const byte = (words.words[n >>> 2] >>> (24 - (n % 4) * 8)) & 255;
      const pad = block.process(CryptoJS.lib.WordArray.create(register.slice())).words[0] >>> 24;
      clear[n >>> 2] |= (byte ^ pad) << (24 - (n % 4) * 8);
      for (let i = 0; i < 4; i++) register[i] = (register[i] << 8) | (i < 3 ? register[i + 1] >>> 24 : byte);
    }
    return CryptoJS.lib.WordArray.create(clear, words.sigBytes).toString(CryptoJS.enc.Utf8);
  };
  const text = pm.response.text();
  const json = text.trimStart().startsWith('{') ? text : decrypt(text);
  pm.variables.set('response', json);
  pm.visualizer.set('<pre>{{json}}</pre>', { json: JSON.stringify(JSON.parse(json), null, 2) });
  pm.test('is no error', () => pm.expect(JSON.parse(json).error.code, json).to.equal(0));
}
