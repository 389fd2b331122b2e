import type { Grant, Role } from '../directory/directory.ts';
import type { IssueAction } from './lifecycle.ts';

/** Where a role may act; `own_department` is lead or assisting, `asked_group` one whose offer was brought before the issue. */
type Scope =
  | 'any'
  | 'own_group'
  | 'asked_group'
  | 'own_department'
  | 'lead_department'
  | 'own_object'
  | 'own_report';

/** What only the bot does, when a rule decided or a limit ran out. */
type BotAction = 'dispatch' | 'put_to_triage' | 'close_unverified' | 'absorb';

/** What a person may do: the lifecycle's actions, and what leaves the state alone or concerns no single issue. */
export type PersonalAction =
  | Exclude<IssueAction, BotAction>
  | 'report'
  | 'query'
  | 'read_restricted'
  | 'log'
  | 'fulfil'
  | 'promise'
  | 'onsite'
  | 'administer';

/** Who can do it instead; the caller puts the names in. */
export const PARTIES = {
  anybody: '工作组成员',
  reporter: '报告人、组长或服务对象联系人',
  own_reporter: '报告人或组长',
  group: '本工作组成员',
  asked_group: '报过可供应的工作组成员',
  leader: '组长或协调员',
  coordinator: '协调员',
  department: '承办部门联络员',
  lead_department: '主办部门联络员',
  supervisor: '督导领导',
  admin: '管理员',
} as const;
export type Party = keyof typeof PARTIES;

/** Who is asked for each action: the words of a refusal. */
export const RESPONSIBLE: Readonly<Record<PersonalAction, Party>> = {
  report: 'anybody',
  query: 'anybody',
  log: 'anybody',
  supplement: 'group',
  note: 'group',
  urge: 'group',
  promise: 'asked_group',
  choose: 'own_reporter',
  confirm: 'reporter',
  reopen: 'reporter',
  resolve_and_confirm: 'reporter',
  cancel: 'own_reporter',
  assign: 'leader',
  involve: 'leader',
  merge: 'own_reporter',
  correct_priority: 'own_reporter',
  escalate: 'leader',
  set_priority: 'leader',
  onsite: 'leader',
  accept: 'department',
  return: 'department',
  reply: 'department',
  progress: 'department',
  request_info: 'department',
  fulfil: 'department',
  resolve: 'lead_department',
  ask_extension: 'lead_department',
  ask_hold: 'lead_department',
  release: 'lead_department',
  extend: 'coordinator',
  hold: 'coordinator',
  decline: 'coordinator',
  read_restricted: 'coordinator',
  instruct: 'supervisor',
  lift: 'supervisor',
  administer: 'admin',
};

type Rights = Partial<Record<PersonalAction, readonly Scope[]>>;

/** What anybody with a role may do about what they reported themselves. */
const OWN_REPORT = [
  'choose',
  'merge',
  'correct_priority',
  'confirm',
  'reopen',
  'cancel',
  'supplement',
  'note',
  'urge',
  'resolve_and_confirm',
] as const;

const EVERYBODY: Rights = { ...rights(['report', 'query'], ['any']), ...rights(OWN_REPORT, ['own_report']) };

/** Beside what their people may: leaders in their group, coordinators in every group. */
const LEADING = ['assign', 'involve', 'merge', 'escalate', 'set_priority', 'onsite'] as const;

/** Role × action → where. What is absent is refused; docs/lifecycle.md prints this table. */
export const PERMISSIONS: Readonly<Record<Role, Rights>> = {
  member: {
    ...EVERYBODY,
    ...rights(['supplement', 'note', 'urge'], ['own_group', 'own_report']),
    promise: ['asked_group'],
    log: ['any'],
  },
  leader: {
    ...EVERYBODY,
    ...rights(LEADING, ['own_group']),
    ...rights(OWN_REPORT, ['own_group', 'own_report']),
    promise: ['asked_group'],
    log: ['any'],
  },
  coordinator: {
    ...EVERYBODY,
    ...rights([...OWN_REPORT, ...LEADING], ['any']),
    ...rights(['extend', 'hold', 'decline', 'release', 'lift', 'read_restricted', 'log'], ['any']),
  },
  liaison: {
    ...EVERYBODY,
    ...rights(['accept', 'return', 'reply', 'progress', 'request_info', 'fulfil'], ['own_department']),
    ...rights(['resolve', 'ask_extension', 'ask_hold', 'release'], ['lead_department']),
    read_restricted: ['own_department'],
  },
  contact: {
    ...EVERYBODY,
    ...rights(
      ['confirm', 'reopen', 'resolve_and_confirm', 'supplement', 'note', 'urge'],
      ['own_object', 'own_report'],
    ),
  },
  supervisor: { ...EVERYBODY, ...rights(['instruct', 'lift', 'urge', 'read_restricted'], ['any']) },
  admin: { ...EVERYBODY, administer: ['any'] },
};

/** What the tables need to know of an issue and of who speaks. */
export interface IssueFacts {
  readonly groupId: number | null;
  /** Groups that were asked whether they can give what it needs. */
  readonly askedGroupIds?: readonly number[];
  readonly objectId: number | null;
  /** Lead and assisting. */
  readonly departmentIds: readonly number[];
  readonly leadDepartmentId: number | null;
  readonly reporterId: number | null;
  readonly reporterAccount: string;
  readonly senderAccount: string;
  /** Null for an account that no code has bound. */
  readonly senderPersonId: number | null;
}

export type Permission =
  | { readonly kind: 'allowed'; readonly as: Role | 'stranger' }
  | { readonly kind: 'refused'; readonly who: Party };

/**
 * Says whether the sender may do this to the issue; without an issue only rights over everything count.
 * A stranger, whoever reported what, may report and nothing else.
 */
export function mayAct(grants: readonly Grant[], action: PersonalAction, facts?: IssueFacts): Permission {
  const grant = grants.find((grant) =>
    PERMISSIONS[grant.role][action]?.some((scope) => reaches(grant, scope, facts)),
  );
  if (grant !== undefined) return { kind: 'allowed', as: grant.role };
  if (action === 'report') return { kind: 'allowed', as: 'stranger' };
  return { kind: 'refused', who: RESPONSIBLE[action] };
}

function reaches(grant: Grant, scope: Scope, facts: IssueFacts | undefined): boolean {
  if (scope === 'any') return true;
  return facts !== undefined && REACH[scope](grant, facts);
}

const REACH: Readonly<Record<Exclude<Scope, 'any'>, (grant: Grant, facts: IssueFacts) => boolean>> = {
  own_group: (grant, { groupId }) => forAll(grant) || (groupId !== null && grant.groupId === groupId),
  asked_group: ({ groupId }, { askedGroupIds = [] }) => groupId !== null && askedGroupIds.includes(groupId),
  own_department: (grant, { departmentIds }) =>
    forAll(grant) || (grant.departmentId !== null && departmentIds.includes(grant.departmentId)),
  lead_department: (grant, { leadDepartmentId }) =>
    forAll(grant) || (leadDepartmentId !== null && grant.departmentId === leadDepartmentId),
  own_object: (grant, { objectId }) => forAll(grant) || (objectId !== null && grant.objectId === objectId),
  own_report: (_, { reporterId, reporterAccount, senderPersonId, senderAccount }) =>
    reporterAccount === senderAccount || (senderPersonId !== null && reporterId === senderPersonId),
};

/** A grant that names no group, department or object holds for all. */
function forAll({ groupId, departmentId, objectId }: Grant): boolean {
  return groupId === null && departmentId === null && objectId === null;
}

function rights(actions: readonly PersonalAction[], scopes: readonly Scope[]): Rights {
  return Object.fromEntries(actions.map((action) => [action, scopes]));
}
