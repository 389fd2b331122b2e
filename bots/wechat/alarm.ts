import type { AccountState, Trouble } from './account.ts';
import type { Timers } from '../../src/chat/timers.ts';

/** A short absence mends itself; whoever is told of each stops listening. */
const TELL_AFTER_MS = 60_000;

export type Standing =
  | { readonly kind: 'away'; readonly trouble: Trouble; readonly since: Date }
  | { readonly kind: 'scan'; readonly link: string }
  | { readonly kind: 'back'; readonly at: Date };

/** Turns the states of an account into what admins should hear: away for a minute, a code to scan, back again. */
export function createAlarm(timers: Timers, tell: (standing: Standing) => void) {
  let awaySince: Date | undefined;
  let trouble: Trouble = 'starting';
  let isTold = false;
  let cancel: () => void = () => undefined;

  return {
    hear(state: AccountState): void {
      if (state.state === 'connected') {
        cancel();
        if (isTold) tell({ kind: 'back', at: state.since });
        awaySince = undefined;
        isTold = false;
        return;
      }
      trouble = state.trouble ?? trouble;
      if (state.scan !== undefined) tell({ kind: 'scan', link: state.scan });
      // Another replica holds the account: nothing is wrong.
      if (awaySince !== undefined || trouble === 'elsewhere') return;
      const since = state.since;
      awaySince = since;
      cancel = timers.after(TELL_AFTER_MS, () => {
        isTold = true;
        tell({ kind: 'away', trouble, since });
      });
    },
    stop: () => cancel(),
  };
}
