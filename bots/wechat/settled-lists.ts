import type { Log } from '../../src/log.ts';
import type { Timers } from '../../src/chat/timers.ts';
import { reasonOf } from './failures.ts';

/** A gateway that has just logged in learns its rooms little by little. */
export const LISTS_SETTLE_MS = 2 * 60_000;

/**
 * Whether the account's lists can be believed: some time after each login, and once the bound rooms whose ids are not
 * among them were looked for there.
 */
export function createSettledLists(timers: Timers, log: Log) {
  let isSettled = false;
  let generation = 0;
  let cancel: () => void = () => undefined;

  function begin(look: () => Promise<void>): void {
    isSettled = false;
    generation += 1;
    const mine = generation;
    cancel();
    cancel = timers.after(LISTS_SETTLE_MS, () => void settle(look, mine));
  }

  async function settle(look: () => Promise<void>, mine: number): Promise<void> {
    try {
      await look();
      if (mine === generation) isSettled = true;
    } catch (error) {
      log.warn({ reason: reasonOf(error) }, 'wechat rooms could not be looked at');
      if (mine === generation) begin(look);
    }
  }
  return {
    begin,
    areSettled: () => isSettled,
    stop() {
      generation += 1;
      cancel();
    },
  };
}
