/** Works on all items, at most `hands` at a time, in their order; answers in their order. The first failure ends it. */
export async function together<T, R>(
  items: readonly T[],
  hands: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const hand = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: hands }, hand));
  return results;
}
