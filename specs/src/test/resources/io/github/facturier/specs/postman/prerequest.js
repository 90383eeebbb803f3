// What the tests of the collection expect, and whether the request can be sent.
pm.variables.set('expected', JSON.stringify(EXPECTED));
pm.variables.set('clear_text', '');
pm.variables.set('fault', '');
const value = (name) => {
  const text = pm.variables.replaceIn(`{{${name}}}`);
  return text.startsWith('{{') ? '' : text;
};
