const answer = JSON.parse(pm.variables.get('answer') || pm.response.text());
pm.test('has the documented shape', () => {
  const kind = (value) => Array.isArray(value) ? 'list' : typeof value === 'object' ? 'object' : 'plain';
  const compare = (where, value, like) => {
    if (value === null || like === null) return undefined;
    // An empty example does not tell a list from an object, which PHP mixes up, too.
    if (kind(like) !== 'plain' && !Object.keys(like).length) return pm.expect(kind(value), where).to.not.equal('plain');
    pm.expect(kind(value), where).to.equal(kind(like));
    if (kind(like) === 'list') {
      value.forEach((element, i) => compare(`${where}[${i}]`, element, like[0]));
    } else if (kind(like) === 'object') {
      const known = Object.keys(like).filter((name) => name in value);
      if (Object.keys(like).some((name) => /[a-z]/i.test(name))) pm.expect(known, where).to.not.be.empty;
      known.forEach((name) => compare(`${where}.${name}`, value[name], like[name]));
    }
    return undefined;
  };
  compare('answer', answer, SHAPE);
});
