import type { Priority, Quantity } from '../commands/intent.ts';
import type { IssueState } from './state.ts';

export interface AssignedDepartment {
  readonly departmentId: number;
  readonly role: 'lead' | 'assist';
  readonly acceptedAt: Date | null;
}

/** What a department asked the coordinators for and nobody has answered yet. */
export type PendingRequest =
  | {
      readonly kind: 'extension';
      readonly reason: string;
      readonly departmentId: number;
      readonly workingDays: number;
    }
  | {
      readonly kind: 'hold';
      readonly reason: string;
      readonly departmentId: number;
      readonly until: Date | null;
    };

export interface Ordered {
  readonly text: string;
  readonly by: string;
}

/** 批示 or 督办 by a supervisor: the last words, and those before them that still stand. */
export interface Instruction extends Ordered {
  readonly dueAt: Date | null;
  /** Absent where these are the first. */
  readonly earlier?: readonly Ordered[];
}

/** Why a department was chosen; stored with the issue and printed on request. */
export interface RoutingRecord {
  /** `named`: said in the message; `ruled`: chosen by a person. */
  readonly step: 'named' | 'rule' | 'learned' | 'asked' | 'ruled';
  readonly because: readonly string[];
  readonly candidates: readonly { readonly departmentId: number; readonly confidence: number }[];
  /** Who should assist the best candidate, by what the text needs; for a person to confirm. */
  readonly proposed?: readonly number[];
}

/** One line of the ledger (台账): the fold of the issue's events, nothing more. */
export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly detail: string;
  readonly objectId: number | null;
  readonly category: string | null;
  readonly groupId: number | null;
  readonly sourceChat: string;
  /** The platform id of the report, so that answers can be threaded under it. */
  readonly sourceMessage: string;
  readonly reporterAccount: string;
  readonly reporterId: number | null;
  readonly reporterName: string;
  readonly state: IssueState;
  readonly priority: Priority;
  readonly sensitive: boolean;
  readonly departments: readonly AssignedDepartment[];
  readonly routing: RoutingRecord | null;
  readonly quantities: readonly Quantity[];
  readonly amountCny: number | null;
  readonly reportedAt: Date;
  readonly dispatchedAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly closedAt: Date | null;
  readonly signDueAt: Date | null;
  readonly returnDueAt: Date | null;
  /** The limit for 办结; the clock starts at dispatch. */
  readonly deadline: Date | null;
  /** When silence acts: triage goes to the coordinators, an unanswered result is closed as 未回访. */
  readonly waitsUntil: Date | null;
  readonly returnCount: number;
  readonly reopenCount: number;
  readonly result: string | null;
  readonly satisfaction: '满意' | '基本满意' | '不满意' | null;
  /** Closed without an answer from the reporter (未回访). */
  readonly unverified: boolean;
  /** 提级: the unit it was raised to, if any. */
  readonly escalatedTo: string | null;
  /** Leaders must decide: shown in 需协调事项. */
  readonly needsDecision: boolean;
  readonly urgeCount: number;
  readonly mergedInto: number | null;
  /** The closed issue that this one goes on with. */
  readonly follows: number | null;
  /** Numbers of the issues that were merged into this one, in that order. */
  readonly absorbed: readonly number[];
  readonly pending: PendingRequest | null;
  readonly heldSince: Date | null;
  readonly heldUntil: Date | null;
  readonly extensionCount: number;
  readonly instruction: Instruction | null;
}
