import type { Receive } from '../../src/chat/adapter.ts';
import type { Happened } from '../../src/chat/event.ts';
import type { Log } from '../../src/log.ts';
import type { Api } from './api.ts';
import type { Envelope } from './envelope.ts';
import type { Memory } from './memory.ts';
import type { People } from './people.ts';

export interface IntakeParts {
  readonly api: Pick<Api, 'message'>;
  readonly people: People;
  /** The bot's own account; asked for until the platform tells it. */
  readonly botOpenId: () => Promise<string>;
  readonly receive: Receive;
  readonly happened: Happened | undefined;
  readonly log: Log;
  readonly now: () => number;
  /** What whoever presses a button reads for a moment; the answer itself comes as a message. */
  readonly pressedToast: string;
}

/** Nobody can mend it by pushing it again, so it is acknowledged; the log says so. */
export const UNREADABLE = 'unreadable';
export type Handler = (envelope: Envelope) => Promise<object | undefined | typeof UNREADABLE>;

/** Who sent which message, for as long as taking it back has a consequence. */
export type Senders = Memory<string>;
