import type { Logger } from 'pino';
import type { Webhook } from '../chat/webhook.ts';
import type { Scope } from './security.ts';
import type { AuditFilter, AuditPage } from './schemas/audit.ts';
import type { Writable } from 'node:stream';
import type { FileContent, OpenFile } from '../chat/file.ts';
import type { LedgerSearch } from '../store/ledger-rows.ts';
import type { DeliveryFilter, DeliveryPage } from './schemas/deliveries.ts';
import type { EventLine, IssueFilter, IssueItem, IssuePage } from './schemas/issues.ts';
import type { SandboxAbout, SandboxChat, SandboxLine, SandboxPost, SandboxPress } from './schemas/sandbox.ts';
import type { Summary, SummaryFilter, SummaryPage } from './schemas/summaries.ts';

/** Everything the HTTP side needs, as plain functions: it knows no bot, no database and no clock. */
export interface HttpDeps {
  readonly log: Logger;
  /** Without one, and without tokens of the ledger's own, the API answers 401 to everybody. */
  readonly apiToken?: string;
  /** What the bearer of a token of the ledger's own may do. */
  readonly scopeOf?: (token: string) => Promise<Scope | undefined>;
  readonly now: () => Date;
  /** The organisation's, in which a bare date is read. */
  readonly timeZone: () => Promise<string>;
  readonly health: {
    readonly live: () => boolean;
    readonly ready: () => Promise<Readiness>;
  };
  /** In the text format of Prometheus. */
  readonly metrics: () => Promise<string>;
  readonly ledger: Ledger;
  readonly files: HttpFiles;
  /** Pictures and files beside reports, for whoever holds a signed link. */
  readonly attachments?: AttachmentDoor;
  /** Where platforms push events to. */
  readonly webhooks?: readonly Webhook[];
  /** Present only where the sandbox is on. */
  readonly sandbox?: SandboxDoor;
  /** Where the sandbox's page lies; beside the program, where nothing is said. */
  readonly pageFolders?: PageFolders;
}

export interface AttachmentDoor {
  isValid(id: number, until: number, signature: string): boolean;
  open(id: number): Promise<FileContent | undefined>;
}

export interface PageFolders {
  /** html and css */
  readonly page: string;
  /** the compiled scripts */
  readonly scripts: string;
  readonly stories: string;
}

export interface Readiness {
  readonly ok: boolean;
  /** What was looked at, and in a word what was found. */
  readonly checks: Readonly<Record<string, string>>;
}

/** Files drawn from the ledger. */
export interface HttpFiles {
  readonly open: OpenFile;
  /** Writes the ledger into the stream while it reads it. @returns how many lines */
  ledger(search: LedgerSearch, out: Writable): Promise<number>;
  /** The name under which a browser keeps it. */
  ledgerName(): Promise<string>;
}

/** What the read API tells, and the one thing it does. */
export interface Ledger {
  issues(filter: IssueFilter): Promise<IssuePage>;
  issue(number: number): Promise<IssueItem | undefined>;
  events(number: number): Promise<readonly EventLine[] | undefined>;
  figures(from: Date, to: Date): Promise<unknown>;
  summaries(filter: SummaryFilter): Promise<SummaryPage>;
  summary(id: number): Promise<Summary | undefined>;
  /** Changes of the directory and the settings, the oldest first. */
  audit(filter: AuditFilter): Promise<AuditPage>;
  deliveries(filter: DeliveryFilter): Promise<DeliveryPage>;
  /** `not_failed`: only a failed delivery is sent again. */
  retryDelivery(id: number): Promise<'retried' | 'not_failed' | 'unknown'>;
}

export type SandboxAnswer =
  | { readonly kind: 'posted'; readonly messageId: string }
  | { readonly kind: 'unknown'; readonly what: 'chat' | 'message' | 'button' }
  | { readonly kind: 'taken' }
  | { readonly kind: 'stopped' };

/** The sandbox as seen from outside; all ids are bare. */
export interface SandboxDoor {
  about(): Promise<SandboxAbout>;
  chats(): Promise<readonly SandboxChat[]>;
  post(post: SandboxPost): Promise<SandboxAnswer>;
  press(press: SandboxPress): Promise<SandboxAnswer>;
  messages(chatId: string, after?: string): Promise<readonly SandboxLine[]>;
  clock(): Date;
  /** Resolves when all that fell due on the way is enqueued. Called with a later moment only. */
  moveClock(to: Date): Promise<void>;
  /** Whether nothing waits in inbox or outbox, before the time-out. */
  idle(timeoutMs: number): Promise<boolean>;
  subscribe(listener: (line: SandboxLine) => void): () => void;
}
