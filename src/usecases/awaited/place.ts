import type { InboundMessage } from '../../chat/message.ts';
import type { Notice } from '../../chat/notice.ts';
import type { Parsed } from '../../commands/intent.ts';
import type { Db } from '../../store/database/client.ts';
import type { Choice } from '../../wording/to-group.ts';
import type { IssueView } from '../../wording/view.ts';
import type { Known } from '../known.ts';

/** Where words stand that name no issue, or too little of what they want. */
export interface Place {
  readonly db: Db;
  readonly organisationId: number;
  readonly known: Known;
  readonly message: InboundMessage;
  readonly now: Date;
}

/** What can be meant, for one tap; nothing is done before. */
export interface Offer {
  readonly kind: 'offer';
  readonly issueNumber: number;
  readonly ask: (issue: IssueView, options: readonly Choice[]) => Notice;
  readonly options: readonly Choice[];
}

/** Several issues can be meant. */
export interface Which {
  readonly kind: 'which';
  readonly options: readonly Choice[];
  readonly of: readonly number[];
}

/** A department named by somebody who may not choose it. */
export interface Suggested {
  readonly kind: 'suggested';
  readonly issueNumber: number;
  readonly department: string;
}

/** One line of how the issue stands. */
export interface State {
  readonly kind: 'state';
  readonly issueNumber: number;
}

export type Awaited =
  | State
  | { readonly kind: 'parsed'; readonly parsed: Parsed }
  | Offer
  | Which
  | Suggested;
