import type { InboundMessage } from '../../chat/message.ts';
import type { AdminIntent, OrderIntent } from '../../commands/orders/admin-grammar.ts';
import type { ParseContext, Parsed } from '../../commands/intent.ts';
import type { BareOrder } from '../../commands/orders/read-bare-order.ts';
import type { SupplyAnswer } from '../../commands/notes/supply-answer.ts';
import type { Db } from '../../store/database/client.ts';
import type { Question } from '../../store/issues/references.ts';
import type { Offer, State, Suggested, Which } from '../awaited/place.ts';
import type { Known } from '../known.ts';
import type { Offered } from '../messages/meant-by-role.ts';
import type { MaybeMeant } from '../asked/number-heard.ts';
import type { Undecided } from '../asked/waiting-verdict.ts';

/** What a message means where it was said. */
export type Reading =
  | { readonly kind: 'parsed'; readonly parsed: Parsed }
  /** A ruling about an issue, or an admin's word about the directory. */
  | { readonly kind: 'ordered'; readonly order: OrderIntent | AdminIntent; readonly questionId?: number }
  | Undecided
  | Offered
  | Offer
  | Which
  | Suggested
  | State
  /** A word of command, and nothing that says about which issue. */
  | { readonly kind: 'bare'; readonly order: BareOrder }
  | MaybeMeant
  /** A group that was asked says what it can give. */
  | { readonly kind: 'supply'; readonly answers: readonly SupplyAnswer[] }
  /** The answer to a choice that the bot offered: the command it stands for. */
  | { readonly kind: 'chosen'; readonly questionId: number; readonly parsed: Parsed }
  /** A bare number that answers a choice which ran out a short while ago. */
  | { readonly kind: 'late'; readonly question: Question; readonly command: string };

export interface Said {
  readonly db: Db;
  readonly organisationId: number;
  readonly known: Known;
  readonly message: InboundMessage;
  readonly now: Date;
}

/** The same with the issue of the notice that is answered or quoted, and with what the text says by itself. */
export interface Heard extends Said {
  readonly quotedIssue: number | undefined;
  readonly context: ParseContext;
  readonly first: Parsed;
}

/** Knows one way to mean something; undefined where the message is none of it. */
export type Reader<Place extends Said = Heard> = (
  place: Place,
) => Promise<Reading | undefined> | Reading | undefined;

export const asParsed = (parsed: Parsed): Reading => ({ kind: 'parsed', parsed });
