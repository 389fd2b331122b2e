import type { AdapterHealth } from '../../src/chat/adapter.ts';

type State = AdapterHealth['state'];

/** How the two halves of the connection stand: what the platform pushes to us, and whether it answers us. */
export interface Health {
  /** Of the long connection; a bot that is pushed to has none. */
  readonly line: (state: State, detail?: string) => void;
  readonly answered: () => void;
  readonly unanswered: (why: string) => void;
  readonly heard: () => void;
  readonly now: () => AdapterHealth;
}

interface Half {
  readonly state: State;
  readonly since: Date;
  readonly detail?: string | undefined;
}

export function createHealth(hasLine: boolean, clock: () => Date): Health {
  const start: Half = { state: 'connecting', since: clock() };
  let line: Half | undefined = hasLine ? start : undefined;
  let calls: Half = start;
  let lastHeardAt: Date | undefined;

  /** A state that goes on began when it began. */
  const turn = (before: Half, state: State, detail?: string): Half => ({
    state,
    since: before.state === state ? before.since : clock(),
    detail,
  });
  return {
    line(state, detail) {
      line = turn(line ?? start, state, detail);
    },
    answered() {
      calls = turn(calls, 'connected');
    },
    unanswered(why) {
      calls = turn(calls, 'disconnected', `the platform does not answer: ${why}`);
    },
    heard() {
      lastHeardAt = clock();
    },
    now() {
      const { state, since, detail } = worseOf(line, calls);
      return {
        state,
        since,
        ...(lastHeardAt === undefined ? {} : { lastHeardAt }),
        ...(detail === undefined ? {} : { detail }),
      };
    },
  };
}

const WORST_FIRST: readonly State[] = ['failed', 'disconnected', 'connecting', 'connected'];

function worseOf(line: Half | undefined, calls: Half): Half {
  if (line === undefined) return calls;
  return WORST_FIRST.indexOf(line.state) <= WORST_FIRST.indexOf(calls.state) ? line : calls;
}
