// Tests each response against what the request's own script expects, and keeps the identifiers that it brings.
const expected = JSON.parse(pm.variables.get('expected') || 'null');
if (expected) {
  const code = pm.response.code;
  const text = pm.variables.get('clear_text') || pm.response.text();
  const value = (name) => {
    const found = pm.variables.replaceIn(`{{${name}}}`);
    return found.startsWith('{{') ? '' : found;
  };
  let body;
  try {
    body = JSON.parse(text);
  } catch (e) {
    body = undefined;
  }
  const message = () => {
    const told = body ? body.message || body.Message || body.errors || body.error || body : text || 'no body';
    return (typeof told === 'string' ? told : JSON.stringify(told)).slice(0, 300);
  };
  const lookAt = () => {
    const names = code === 401 ? expected.credentials : code === 403 || code === 404 ? expected.variables : [];
    return names.length ? `. Look at ${names.map((name) => (code === 401 ? name : `${name} (${value(name)})`)).join(', ')}` : '';
  };
  const codes = Object.keys(expected.shapes);
  const fault = pm.variables.get('fault');
  const good = codes.includes(String(code)) && !fault;
  pm.test(`is ${codes.join(' or ')}`, () => {
    if (!good) throw new Error(`${code}: ${fault || message()}${lookAt()}`);
  });
  const kind = (part) => (Array.isArray(part) ? 'list' : part !== null && typeof part === 'object' ? 'object' : 'plain');
  const compare = (where, part, like) => {
    if (part === null || like === null) return;
    const same = kind(part) === kind(like);
    // An empty example does not tell a list from an object, which PHP mixes up, too.
    const empty = kind(like) !== 'plain' && !Object.keys(like).length;
    if (empty ? kind(part) === 'plain' : !same) throw new Error(`${where} is not the documented ${kind(like)}`);
    if (empty) return;
    if (kind(like) === 'list') part.forEach((element, i) => compare(`${where}[${i}]`, element, like[0]));
    if (kind(like) !== 'object') return;
    const known = Object.keys(like).filter((name) => name in part);
    if (!known.length && Object.keys(like).some((name) => /[a-z]/i.test(name))) throw new Error(`${where} has no documented field`);
    known.forEach((name) => compare(`${where}.${name}`, part[name], like[name]));
  };
  const like = expected.shapes[code];
  if (good && like === '%PDF') {
    pm.test('is a PDF', () => { if (!/^"?%PDF/.test(text)) throw new Error(`it starts with ${text.slice(0, 40)}`); });
  } else if (good && like === 'file') {
    pm.test('is not empty', () => { if (!text.length) throw new Error('the body is empty'); });
  } else if (good && like) {
    pm.test('has the documented shape', () => {
      if (body === undefined) throw new Error(text ? `it is no JSON: ${text.slice(0, 300)}` : 'the body is empty');
      compare('the response', body, like);
    });
  }
  if (good) {
    Object.entries(expected.brings).forEach(([name, pointer]) => {
      const found = pointer.startsWith('{{') ? pm.variables.replaceIn(pointer) : pointer.split('/').slice(1).reduce((at, key) => (at === null || at === undefined ? undefined : at[key]), body);
      const kept = found === null || found === undefined ? '' : String(found);
      // A list leaves the record that was created or chosen before.
      if (expected.replaces || !value(name)) pm.collectionVariables.set(name, kept);
    });
    expected.ends.forEach((name) => pm.collectionVariables.set(name, ''));
  }
}
