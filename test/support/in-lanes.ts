/** Works through all, so many at a time; each lane takes the next that nobody has. */
export async function inLanes<Item>(
  items: Iterable<Item>,
  lanes: number,
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  const left = items[Symbol.iterator]();
  let index = 0;
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let next = left.next(); next.done !== true; next = left.next()) await work(next.value, index++);
    }),
  );
}
