// The login's response holds the token of every other request, and the company they are about.
if (pm.request.url.getPath().endsWith('/users/token') && pm.response.code === 200) {
  const { data } = pm.response.json();
  pm.environment.set('token', data.token);
  pm.environment.set('society_id', data.society_id);
}
