import { pause, within, type Timers } from '../../src/chat/timers.ts';
import type { Log } from '../../src/log.ts';
import type { CountUp } from './counts.ts';
import { reasonOf } from './failures.ts';
import type { Gateway } from './gateway.ts';

/** A gateway may show a room for a while after the account left it, and its lists take two minutes to settle. */
const LOOKS = 7;
const BETWEEN_MS = 30_000;
const LOOK_MS = 10_000;

interface LeavingParts {
  readonly timers: Timers;
  readonly log: Log;
  readonly count: CountUp;
  /** The connection of this moment, which may be another one than told of the leave. */
  readonly here: () => { readonly gateway: Gateway; readonly accountId: string } | undefined;
  /** Whether the account's lists can be believed. */
  readonly areSettled: () => boolean;
  readonly stopped: Promise<void>;
  readonly isStopped: () => boolean;
}

/**
 * Whether the account really left a room that it is said to have left: by its own lists, not by the word of the event.
 * A room that is taken for left loses all that waits for it, so that a doubt counts as staying: whether anything can
 * be said there shows when it next is.
 */
export function createLeaving({
  timers,
  log,
  count,
  here,
  areSettled,
  stopped,
  isStopped,
}: LeavingParts): (roomId: string) => Promise<boolean> {
  /** Undefined where nobody can say now. */
  async function isThere(roomId: string): Promise<boolean | undefined> {
    const found = here();
    if (found === undefined || !areSettled()) return undefined;
    const { gateway, accountId } = found;
    if (!(await gateway.lists(roomId))) return false;
    const members = await gateway.memberIds(roomId);
    return members.length === 0 ? undefined : members.includes(accountId);
  }

  const look = (roomId: string): Promise<boolean | undefined> =>
    within(timers, LOOK_MS, isThere(roomId), () => undefined).catch((error: unknown) => {
      log.debug({ reason: reasonOf(error) }, 'wechat lists could not be asked');
      return undefined;
    });

  return async (roomId) => {
    for (let looks = 1; !isStopped(); looks += 1) {
      if ((await look(roomId)) === false) return true;
      if (looks === LOOKS) break;
      await Promise.race([pause(timers, BETWEEN_MS), stopped]);
    }
    count('leave_unconfirmed');
    log.warn({ room: roomId }, 'a wechat room was told to be left, and the account’s lists still have it');
    return false;
  };
}
