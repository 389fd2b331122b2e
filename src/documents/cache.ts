/** Things that are dear to make, by what they were made from; the ones not asked for longest go first. */
export interface FileCache {
  /** What lies under the key, or what `make` makes of it; who asks meanwhile waits for the same. */
  get(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>;
}

export function createFileCache(mostBytes: number): FileCache {
  const kept = new Map<string, Uint8Array>();
  const making = new Map<string, Promise<Uint8Array>>();
  let bytes = 0;

  function keep(key: string, made: Uint8Array): Uint8Array {
    kept.set(key, made);
    bytes += made.byteLength;
    for (const [oldest, { byteLength }] of kept) {
      if (bytes <= mostBytes) break;
      kept.delete(oldest);
      bytes -= byteLength;
    }
    return made;
  }

  function take(key: string): Uint8Array | undefined {
    const found = kept.get(key);
    if (found === undefined) return undefined;
    kept.delete(key);
    kept.set(key, found);
    return found;
  }

  return {
    async get(key, make) {
      const found = take(key);
      if (found !== undefined) return found;
      const started = making.get(key) ?? make().then((made) => keep(key, made));
      making.set(key, started);
      try {
        return await started;
      } finally {
        making.delete(key);
      }
    },
  };
}
