import type { NameFound } from '../../../directory/lexicon.ts';
import type { ActionIntent, ParseContext } from '../../intent.ts';

/** What is said about an issue, without its number; the three agree in length and positions. */
export interface Statement {
  readonly typed: string;
  readonly folded: string;
  readonly names: readonly NameFound[];
  readonly now: Date;
  readonly isWorkingDay?: ParseContext['isWorkingDay'];
  readonly need: number | undefined;
}

export type Slots = Partial<Omit<ActionIntent, 'intent' | 'issueNumbers'>>;

export function pick<K extends keyof Slots>(slot: K, value: Slots[K] | undefined): Slots {
  return value === undefined ? {} : { [slot]: value };
}
