/** Runs what is given under one name one after the other, in the order given; different names run side by side. */
export function createLanes() {
  const last = new Map<string, Promise<unknown>>();
  return {
    run<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
      const before = last.get(name) ?? Promise.resolve();
      const mine = before.then(work, work);
      last.set(name, mine);
      const tidy = () => {
        if (last.get(name) === mine) last.delete(name);
      };
      void mine.then(tidy, tidy);
      return mine;
    },
  };
}
