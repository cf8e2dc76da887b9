/** Ends the shared servers and waits until nothing of them is left. */
export default async function tearDown() {
  const keeper = globalThis.guoheTestKeeper;
  if (!keeper?.connected) return;
  const ended = new Promise((resolve) => keeper.once('exit', resolve));
  keeper.ref();
  keeper.disconnect();
  await ended;
}
