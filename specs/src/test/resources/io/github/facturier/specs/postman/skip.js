const reason = [
  REASONS
].find(Boolean);
if (reason) {
  console.warn(`Not sent: ${reason}`);
  pm.test.skip(`not sent: ${reason}`);
  pm.execution.skipRequest();
}
