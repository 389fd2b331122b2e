import type { GroupLevel } from '../directory/directory.ts';
import type { ObjectKind } from '../directory/names.ts';
import type { RoutingRecord } from '../issues/issue.ts';

/** A department as the router sees it. */
export interface RoutingDepartment {
  readonly id: number;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly responsibilities: readonly string[];
}

/**
 * What the organisation has decided beforehand; all that a rule says must hold, the first that holds wins.
 * A rule that says nothing but the department catches what nothing else decides.
 */
export interface RoutingRule {
  readonly category?: string;
  readonly objectKind?: ObjectKind;
  readonly level?: GroupLevel;
  /** The department's name. */
  readonly department: string;
}

export interface RoutingRequest {
  /** In Simplified characters. */
  readonly text: string;
  readonly title?: string;
  readonly category?: string | null;
  readonly objectKind?: ObjectKind;
  readonly level?: GroupLevel;
  /** Departments that the message names, in its order. */
  readonly named: readonly number[];
}

/** `confidence` is the estimated chance that this department is right. */
export interface Candidate {
  readonly departmentId: number;
  readonly confidence: number;
}

export type RoutingOutcome =
  | {
      readonly decision: 'route';
      readonly lead: number;
      readonly assisting: readonly number[];
      readonly record: RoutingRecord;
    }
  /** At most three, best first; none where nothing in the text speaks for anybody. */
  | { readonly decision: 'ask'; readonly candidates: readonly Candidate[]; readonly record: RoutingRecord };
