import { SendError, type SendFailure } from '../../src/chat/send-failure.ts';

/** What a call that was answered with a code other than 0 means; sorted by what follows from it. */
export class FeishuError extends SendError {
  readonly code: number;

  constructor(code: number, message: string, failure: SendFailure) {
    super(message, failure);
    this.code = code;
  }
}

/** Whether the chat or all of the app has to wait; how long stands in the answer. */
type Meaning = SendFailure | { readonly kind: 'wait'; readonly holds: 'chat' | 'platform' };

const chatWaits: Meaning = { kind: 'wait', holds: 'chat' };
const appWaits: Meaning = { kind: 'wait', holds: 'platform' };
/** People mend it, by buying more or with the new month: to ask every second would help nobody. */
const quotaWaits: SendFailure = { kind: 'rate_limited', retryAfterMs: 10 * 60_000, holds: 'platform' };

const gone: SendFailure = { kind: 'rejected', because: 'chat_gone' };
const notAllowed: SendFailure = { kind: 'rejected', because: 'not_allowed' };
const refused: SendFailure = { kind: 'rejected', because: 'refused' };
const unavailable: SendFailure = { kind: 'unavailable' };

/**
 * The codes of the messages' and files' API and of the gateway before it:
 * open.feishu.cn/document/server-docs/im-v1/message/create, …/server-docs/getting-started/server-error-codes
 */
const MEANINGS: Readonly<Record<number, Meaning>> = {
  99991400: appWaits, // the app's limit
  99991403: quotaWaits, // the month's calls of a tenant that does not pay are used up
  230020: chatWaits, // the chat's limit, which all bots in it share
  230049: chatWaits, // the same message is being sent at this moment
  11232: appWaits, // the platform is busy, as on every full and half hour
  99991661: unavailable, // no token
  99991663: unavailable, // a token that is no longer good
  99991664: unavailable,
  99991668: unavailable,
  99991671: unavailable,
  // What the app's people have to mend, for all chats at once: until then nothing is anybody's answer.
  99991401: unavailable, // this address is not among those that the app allows
  99991543: unavailable, // the secret is another one
  99991662: unavailable, // the app is switched off
  99991673: unavailable, // the app is not installed
  230006: unavailable, // the app has no bot ability: a version without it, or none is released
  230101: unavailable, // sending is closed for the moment
  230002: gone, // the bot is not in the chat
  232009: gone, // the chat was dissolved
  230013: notAllowed, // the reader is outside the app's availability
  230017: notAllowed, // a file of another app
  230018: notAllowed, // the chat is muted
  230027: notAllowed, // no permission, as in an external group
  230035: notAllowed, // may not speak there
  99991672: notAllowed, // a scope is missing
  99991679: notAllowed,
  230022: refused, // sensitive words
  230025: refused, // longer than 30 KB
  230028: refused, // the tenant's data protection: a phone, an address of mail
  230034: refused, // no such receiver
  230054: refused, // no cards in this group
  230099: refused, // no card of this kind
  11310: refused, // more than 200 elements
  200550: refused, // a chart that cannot be drawn
  200621: refused, // no JSON
};

/** A card that the platform will not show, whoever reads it: less of it may do. */
export const CARD_REFUSED: ReadonlySet<number> = new Set([230025, 230054, 230099, 11310, 200550, 200621]);
/** Data protection of the tenant. */
export const LEAKS = 230028;
/** The token is not taken: ask for another one, once. */
export const TOKEN_REFUSED: ReadonlySet<number> = new Set([99991661, 99991663, 99991664, 99991668, 99991671]);

/**
 * Whether it may be about the message that is answered: taken back (230011, 230110), out of sight (230050), in a topic
 * that is gone (230019), an id that is none (230001) and whatever else is not known to be about the chat or the content.
 */
export function mayBlameAnchor({ code, failure }: FeishuError): boolean {
  return failure.kind === 'rejected' && MEANINGS[code] === undefined;
}

/** How long to wait where the platform does not say. */
const WAIT_MS = 1_000;

/** The request is more than somebody on the way lets through, and will be the next time too. */
const TOO_LARGE = 413;

/**
 * Every code that is unknown is for good but what the platform's own trouble explains. Without any code it was not
 * the platform that answered but somebody on the way, e.g. the page of a firewall or half a file: that settles nothing.
 */
export function failureOf(
  code: number | undefined,
  status: number,
  retryAfterMs: number | undefined,
): SendFailure {
  const known = MEANINGS[code ?? Number.NaN] ?? (status === 429 ? appWaits : undefined);
  if (known?.kind === 'wait')
    return { kind: 'rate_limited', retryAfterMs: retryAfterMs ?? WAIT_MS, holds: known.holds };
  if (known !== undefined) return known;
  // The gateway gave up waiting for what stands behind it, which may have said it all the same.
  if (status === 504) return { kind: 'uncertain' };
  if (status >= 500) return unavailable;
  if (code !== undefined || status === TOO_LARGE) return refused;
  return status >= 400 ? unavailable : { kind: 'uncertain' };
}

/** Errors before anything was sent; after any other the message may or may not have been said. */
const NOTHING_SENT: ReadonlySet<string> = new Set([
  'NEVER_CONNECTED',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
]);

export function unansweredFailure(networkCode: string | undefined): SendFailure {
  return NOTHING_SENT.has(networkCode ?? '') ? unavailable : { kind: 'uncertain' };
}
