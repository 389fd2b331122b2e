import type { Log } from '../log.ts';

export interface Loop {
  /** Something may have arrived: look at once. */
  wake(): void;
  /** Finishes what is under way and starts nothing more. */
  stop(): Promise<void>;
}

/**
 * Runs `step` until it finds nothing, then waits for a wake or for `idleMs`, since another process may have left
 * something. A step that throws (a database that is away) is logged and tried again after `idleMs`.
 */
export function startLoop(
  name: string,
  step: () => Promise<number>,
  idleMs: number | (() => number),
  log: Log,
): Loop {
  const state = { stopped: false };
  let woken = false;
  let rouse: () => void = () => undefined;

  const rest = async (): Promise<void> => {
    if (woken || state.stopped) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      rouse = resolve;
      timer = setTimeout(resolve, typeof idleMs === 'number' ? idleMs : idleMs());
    });
    clearTimeout(timer);
  };
  const run = async (): Promise<void> => {
    while (!state.stopped) {
      woken = false;
      let found = 0;
      try {
        found = await step();
      } catch (error) {
        log.error({ loop: name, err: error }, 'step failed');
      }
      if (found === 0) await rest();
    }
  };
  const running = run();
  return {
    wake() {
      woken = true;
      rouse();
    },
    async stop() {
      state.stopped = true;
      rouse();
      await running;
    },
  };
}
