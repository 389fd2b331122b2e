import type { Role } from '../../directory/directory.ts';
import type { Intent } from '../intent.ts';

export type CommandIntent = Intent['intent'];
export type SpeakerRole = Role;

export interface Command {
  readonly intent: CommandIntent;
  /** Folded words that open the command; the first is the one that help shows. */
  readonly words: readonly string[];
  /** What stands beside the word: a text, an issue and perhaps words, a code, or nothing. */
  readonly takes: 'text' | 'issue' | 'issue+text' | 'code' | 'nothing';
  readonly example: string;
  /** Who uses it, for help; what is allowed stands in the permission table. */
  readonly roles: readonly SpeakerRole[];
  /** One line for help, in Chinese. */
  readonly says: string;
}

export const GROUP = ['member', 'leader', 'coordinator'] as const;
export const REPORTERS = [...GROUP, 'contact'] as const;
export const OFFICE = ['liaison', 'coordinator'] as const;
export const RULERS = ['leader', 'coordinator'] as const;
export const ALL = ['member', 'leader', 'coordinator', 'liaison', 'contact', 'supervisor', 'admin'] as const;
