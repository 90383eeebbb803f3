// A failure may come with status 200.
if (pm.response.code === 200 && /"success"\s*:\s*"?false/.test(pm.response.text())) {
  pm.variables.set('fault', pm.response.json().message || 'success is false');
}
