/**
 * The life of a serving process once it is ready: it serves until SIGTERM, SIGINT or the end of the parent that started it,
 * then drains and exits 0; exits 1 when draining fails or takes longer than `graceSeconds`.
 */
export async function untilStopped(
  announce: () => void,
  drain: (reason: string) => Promise<void>,
  graceSeconds: number,
): Promise<never> {
  const stopped = new Promise<string>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve(signal));
    if (process.channel) process.on('disconnect', () => resolve('the parent has gone'));
  });
  announce();
  const reason = await stopped;
  setTimeout(() => process.exit(1), graceSeconds * 1_000).unref();
  try {
    await drain(reason);
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
  process.exit(0);
}
