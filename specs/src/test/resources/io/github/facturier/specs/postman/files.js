// The body is a form in Postman, an array in Bruno.
const chosen = (name) => {
  const form = pm.request.body.formdata || pm.request.body;
  const field = form.one ? form.one(name) : [].concat(form).find((one) => one.name === name);
  return field && (field.src || (field.value && field.value.length));
};
