import { joined } from '../../wording/joined.ts';
import { masked } from '../notice-words.ts';
import { sayWhenItGoesOut } from '../say-when.ts';
import type { Turn } from '../turn.ts';

/** The answers of one message as they go out: with the hour at which others hear of it, and in one. */
export function finishAnswers(turn: Turn): void {
  sayWhenItGoesOut(turn);
  joinAnswers(turn);
}

/** Whoever says several things in one message gets one message back; what other chats hear stays as it is. */
function joinAnswers({ outgoing, message, inboxId }: Turn): void {
  const own = outgoing.filter(
    ({ chat, key }) => chat === message.chat && key.startsWith(`inbox:${inboxId}:`),
  );
  const [first, second] = own;
  if (first === undefined || second === undefined) return;
  const isUnmasked = own.some((one) => one.isUnmasked === true);
  const asHeard = (one: (typeof own)[number]) =>
    isUnmasked && one.isUnmasked !== true ? masked(one.notice) : one.notice;
  const notice = joined([asHeard(first), ...own.slice(1).map(asHeard)]);
  const others = outgoing.filter((one) => !own.includes(one));
  const at = outgoing.indexOf(first);
  const { isUnmasked: _, ...rest } = first;
  others.splice(at, 0, { ...rest, notice, ...(isUnmasked ? { isUnmasked } : {}) });
  outgoing.splice(0, outgoing.length, ...others);
}
