/** What was learnt a while ago and is still believed; the oldest goes first when there is too much. */
export interface Memory<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
}

export function createMemory<Value>(most: number, forMs: number, now: () => number): Memory<Value> {
  const kept = new Map<string, { readonly value: Value; readonly until: number }>();
  return {
    get(key) {
      const found = kept.get(key);
      return found !== undefined && found.until > now() ? found.value : undefined;
    },
    set(key, value) {
      kept.delete(key);
      kept.set(key, { value, until: now() + forMs });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    },
  };
}

/** Asks once for what several want at the same time. */
export function askOnce<Value>(ask: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const asking = new Map<string, Promise<Value>>();
  return (key) => {
    const under = asking.get(key) ?? ask(key).finally(() => asking.delete(key));
    asking.set(key, under);
    return under;
  };
}
