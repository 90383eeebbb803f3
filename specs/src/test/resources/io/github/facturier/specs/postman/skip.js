const reason = [
  REASONS
].find(Boolean);
if (reason) {
  console.warn(`Not sent: ${reason}`);
  // Bruno has no skipped tests.
  if (pm.test.skip) pm.test.skip(`not sent: ${reason}`);
  pm.execution.skipRequest();
}
