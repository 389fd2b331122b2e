import type { FileRef } from './file.ts';
import type { AccountId } from './message.ts';

/** How a notice looks where colour exists: what it asks of the reader, never decoration. */
export type Tone = 'plain' | 'todo' | 'good' | 'warning' | 'urgent';

/** A button is a typed command: pressing it does what sending `command` would do. */
export interface NoticeButton {
  readonly id: string;
  readonly label: string;
  readonly command: string;
  /** The command wants a few words after it (a reason, an answer); where a form exists it asks for them. */
  readonly asksFor?: string;
}

export interface NoticeTable {
  readonly title?: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Numbers to be seen at a glance; `values` of each series stand in the order of `labels`. */
export interface NoticeChart {
  readonly title: string;
  readonly kind: 'bar' | 'line' | 'pie';
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** A file that goes with a notice: `url` where a browser may open it, `ref` where a bot sends its bytes. */
export interface NoticeFile {
  readonly name: string;
  readonly url: string;
  readonly ref?: FileRef;
}

/** What the bot says, as structure; each bot renders it in its platform's own way. */
export interface Notice {
  /** What kind of notice this is, e.g. `receipt`, `request`, `answer`, `weekly`. */
  readonly kind: string;
  readonly title: string;
  readonly tone: Tone;
  readonly lines: readonly string[];
  readonly fields?: readonly { readonly label: string; readonly value: string }[];
  readonly tables?: readonly NoticeTable[];
  readonly charts?: readonly NoticeChart[];
  readonly mentions?: readonly { readonly account: AccountId; readonly name: string }[];
  readonly buttons?: readonly NoticeButton[];
  /** Where the platform shows no buttons, the words to type instead. */
  readonly hint?: string;
  /** The platform id of the message that is answered. */
  readonly replyTo?: string;
  /** The issue that an answer to this notice is about. */
  readonly issueNumber?: number;
  readonly files?: readonly NoticeFile[];
}
