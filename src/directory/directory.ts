import type { AccountId, ChatId } from '../chat/message.ts';
import type { ObjectKind } from './names.ts';

export const ROLES = [
  'member',
  'leader',
  'coordinator',
  'liaison',
  'contact',
  'supervisor',
  'admin',
] as const;
export type Role = (typeof ROLES)[number];

export const CHAT_KINDS = ['work_group', 'department', 'leaders', 'coordinators'] as const;
export type ChatKind = (typeof CHAT_KINDS)[number];

export const GROUP_LEVELS = ['county', 'city', 'province'] as const;
export type GroupLevel = (typeof GROUP_LEVELS)[number];

export interface Organisation {
  readonly id: number;
  readonly name: string;
  readonly campaign: string;
  readonly timeZone: string;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekStartsOn: number;
  readonly categories: readonly string[];
  readonly botNames: readonly string[];
  /** What the organisation chose itself, as its file was validated. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Nothing before this moment is caught up. */
  readonly startedAt: Date;
}

export interface Department {
  readonly id: number;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly responsibilities: readonly string[];
  readonly superiorId: number | null;
}

export interface WorkGroup {
  readonly id: number;
  readonly name: string;
  readonly level: GroupLevel;
}

export interface ServiceObject {
  readonly id: number;
  readonly name: string;
  readonly kind: ObjectKind;
  readonly aliases: readonly string[];
  readonly contact: { readonly name: string; readonly phone?: string } | null;
  readonly groupId: number | null;
}

export interface Person {
  readonly id: number;
  readonly name: string;
}

/** A right that somebody holds: for a group, a department or an object, or for all where none is named. */
export interface Grant {
  readonly personId: number;
  readonly role: Role;
  readonly groupId: number | null;
  readonly departmentId: number | null;
  readonly objectId: number | null;
}

export interface Chat {
  readonly id: ChatId;
  readonly name: string;
  readonly kind: ChatKind;
  readonly groupId: number | null;
  readonly departmentId: number | null;
  /** Which characters people write there, and so the bot; Simplified where nothing is said. */
  readonly script?: 'simplified' | 'traditional';
}

export interface Account {
  readonly id: AccountId;
  readonly personId: number;
}

/** Who stands in for whom (请假), or who is on duty for a department (值班), in [from, to). */
export interface Roster {
  readonly kind: 'absence' | 'duty';
  readonly personId: number;
  readonly substituteId: number | null;
  readonly departmentId: number | null;
  readonly from: Date;
  readonly to: Date;
}

/** Everybody and everything the bot knows of one organisation, read from the store as one value. */
export interface Directory {
  readonly organisation: Organisation;
  readonly departments: readonly Department[];
  readonly groups: readonly WorkGroup[];
  readonly objects: readonly ServiceObject[];
  readonly people: readonly Person[];
  readonly grants: readonly Grant[];
  readonly chats: readonly Chat[];
  readonly accounts: readonly Account[];
  /** Those that are not over yet; absent where nobody was ever away. */
  readonly rosters?: readonly Roster[];
  /** What is in use no more and still stands in old issues, so that it can be called by its name. */
  readonly former?: Pick<Directory, 'departments' | 'groups' | 'objects'>;
}
