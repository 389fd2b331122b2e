import type { ServerResponse } from 'node:http';
import type { App } from './app.ts';

/** How long a stop waits for answers under way; then they are cut. */
const PATIENCE_MS = 5_000;

export interface Drain {
  /** An answer without end, which a stop ends at once. */
  endless(stream: ServerResponse): void;
}

/**
 * A stop lets answers under way finish and then cuts every connection (`forceCloseConnections`): a browser opens some
 * in reserve and says nothing on them, and a server that waits for those stops a minute late.
 */
export function drainOnClose(app: App): Drain {
  const active = new Set<ServerResponse>();
  const endless = new Set<ServerResponse>();
  let becameIdle: (() => void) | undefined;

  app.addHook('onRequest', async (_request, { raw }) => {
    active.add(raw);
    raw.once('close', () => {
      active.delete(raw);
      endless.delete(raw);
      if (active.size === 0) becameIdle?.();
    });
  });
  app.addHook('preClose', async () => {
    for (const stream of endless) stream.end();
    if (active.size === 0) return;
    await new Promise<void>((resolve) => {
      const patience = setTimeout(resolve, PATIENCE_MS);
      becameIdle = () => {
        clearTimeout(patience);
        resolve();
      };
    });
  });
  return { endless: (stream) => void endless.add(stream) };
}
