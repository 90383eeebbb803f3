const empty = NAMES.filter((name) => !value(name));
if (empty.length) {
  pm.test('the credentials are filled in', () => { throw new Error(`fill in ${empty.join(', ')} in the environment; nothing was sent`); });
  pm.execution.skipRequest();
}
