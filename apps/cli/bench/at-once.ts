/** Does `count` pieces of work, `concurrency` at a time; the first failure ends it. */
export async function atOnce(
  count: number,
  concurrency: number,
  work: (index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const driver = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, count) }, driver));
}
