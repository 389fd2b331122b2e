import type { Priority, Quantity } from '../commands/intent.ts';
import type { Role } from '../directory/directory.ts';
import type { RoutingRecord } from './issue.ts';
import type { OnsiteSession } from './onsite.ts';
import type { IssueState } from './state.ts';

/** Who did it. The bot itself acts where a limit ran out or a rule decided. */
export interface Actor {
  readonly account: string | null;
  readonly personId: number | null;
  readonly name: string;
  readonly role: Role | 'stranger' | 'bot';
}

/** The limits as they stand from this event on. */
export interface Clocks {
  readonly signDueAt: string;
  readonly returnDueAt: string;
  readonly deadline: string;
}

/** What happened, with what it needs to be told again; instants are ISO 8601 in UTC. */
export type EventBody =
  | {
      readonly type: 'reported';
      readonly title: string;
      readonly detail: string;
      readonly objectId: number | null;
      readonly category: string | null;
      readonly groupId: number | null;
      readonly sourceChat: string;
      readonly sourceMessage: string;
      readonly priority: Priority;
      readonly sensitive: boolean;
      readonly quantities: readonly Quantity[];
      readonly amountCny: number | null;
      /** The closed issue that this one goes on with, when it was too late to reopen that. */
      readonly follows?: number;
    }
  /** The router was not sure; `waitsUntil` is when the choice passes to the coordinators, null when it is theirs already. */
  | {
      readonly type: 'put_to_triage';
      readonly routing: RoutingRecord;
      readonly waitsUntil: string | null;
    }
  | {
      readonly type: 'dispatched';
      readonly lead: number;
      readonly assisting: readonly number[];
      readonly routing: RoutingRecord;
      /** A reroute keeps number, history and mostly the deadline (`reroutedClocks`); null where only others join. */
      readonly clocks: Clocks | null;
    }
  | {
      readonly type: 'accepted';
      readonly departmentId: number;
      readonly handler: string | null;
      /** What was said with it: who comes, in how many days. */
      readonly text?: string;
      /** By when the department says it will be done. */
      readonly promisedAt?: string;
    }
  | { readonly type: 'progressed'; readonly text: string; readonly departmentId: number | null }
  | { readonly type: 'replied'; readonly text: string; readonly departmentId: number }
  | { readonly type: 'info_requested'; readonly text: string; readonly departmentId: number }
  /** `objectId` where the words put right about whom it is, `quantities` and `title` where they do how much is needed. */
  | {
      readonly type: 'supplemented';
      readonly text: string;
      readonly objectId?: number;
      readonly quantities?: readonly Quantity[];
      readonly title?: string;
      /** The words ask that it be shown to its handlers alone from now on. */
      readonly restricts?: true;
      /** 现场办公: what was called, moved or called off with these words. */
      readonly onsite?: OnsiteSession;
      /** Pictures, files or voice that belong to the issue, by the platform's own keys. */
      readonly files?: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
    }
  /** By an assisting department: it drops out, and the issue stays where it is. */
  | {
      readonly type: 'returned';
      readonly reason: string;
      readonly departmentId: number;
      readonly suggestedId: number | null;
    }
  | {
      readonly type: 'resolved';
      readonly result: string;
      readonly departmentId: number | null;
      readonly waitsUntil: string | null;
      /** A file that was taken in says that it is done and not when, or not since when: nobody knows how long it took. */
      readonly isUntimed?: true;
    }
  | {
      readonly type: 'confirmed';
      readonly satisfaction: '满意' | '基本满意' | '不满意' | null;
      readonly comment: string | null;
    }
  | { readonly type: 'closed_unverified' }
  | { readonly type: 'reopened'; readonly reason: string; readonly clocks: Clocks | null }
  | {
      readonly type: 'priority_set';
      readonly priority: Priority;
      readonly clocks: Clocks | null;
      readonly reason?: string;
    }
  | { readonly type: 'urged'; readonly text: string | null }
  | { readonly type: 'escalated'; readonly to: string; readonly reason: string | null }
  | {
      readonly type: 'instructed';
      readonly text: string;
      /** 督办: by when the supervisor wants it done. */
      readonly dueAt: string | null;
      /** Whose order it was, where it came along with an issue that was merged in. */
      readonly by?: string;
    }
  /** 督办 is over before the issue is. */
  | { readonly type: 'instruction_lifted' }
  | {
      readonly type: 'extension_asked';
      readonly reason: string;
      readonly departmentId: number;
      readonly workingDays: number;
    }
  | { readonly type: 'extended'; readonly workingDays: number; readonly deadline: string }
  | {
      readonly type: 'hold_asked';
      readonly reason: string;
      readonly departmentId: number;
      readonly until: string | null;
    }
  | { readonly type: 'held'; readonly reason: string; readonly until: string | null }
  /** What was asked for last, hold or extension, is not granted. */
  | { readonly type: 'declined'; readonly reason: string }
  /** Work goes on; the clocks moved by the office time that the hold lasted, null where there were none. */
  | { readonly type: 'released'; readonly clocks: Clocks | null }
  | { readonly type: 'merged'; readonly into: number; readonly reason: string | null }
  /** 供需对接: another group says what it can give, or that it cannot; by the name of a group or an enterprise alone. */
  | {
      readonly type: 'promised';
      readonly by: string;
      readonly item: string;
      readonly value: number;
      readonly unit: string;
    }
  | { readonly type: 'not_promised'; readonly by: string; readonly item: string }
  /** On the survivor: it took that number in. */
  | {
      readonly type: 'absorbed';
      readonly issueNumber: number;
      /** The limits from now on, where those of the one taken in were the earlier. */
      readonly clocks?: Clocks;
    }
  | { readonly type: 'cancelled'; readonly reason: string }
  /** A department became part of another: whatever it had of the issue, its signature too, is the other's. */
  | { readonly type: 'taken_over'; readonly from: number; readonly by: number }
  /** An object became part of another: whatever is open of it is about the other from now on. Both by their names of then. */
  | { readonly type: 'object_joined'; readonly from: string; readonly to: string; readonly objectId: number };

export type EventType = EventBody['type'];

/** One immutable line of an issue's history. */
export interface IssueEvent {
  readonly issueNumber: number;
  /** 1, 2, 3 … within the issue. */
  readonly seq: number;
  readonly at: Date;
  readonly actor: Actor;
  /** The inbox row that caused it; null where a clock did. */
  readonly inboxId: number | null;
  readonly from: IssueState | null;
  readonly to: IssueState;
  readonly body: EventBody;
}
