import { describe, expect, it } from 'vitest';
import { ROLES, type Grant, type Role } from '../../src/directory/directory.ts';
import {
  mayAct,
  PARTIES,
  PERMISSIONS,
  RESPONSIBLE,
  type IssueFacts,
  type Party,
  type PersonalAction,
} from '../../src/issues/permissions.ts';

const GROUP = 3;
const OBJECT = 5;
const LEAD = 7;
const ASSIST = 8;
const ELSEWHERE = 99;
const SENDER = 20;

const issue: IssueFacts = {
  groupId: GROUP,
  objectId: OBJECT,
  departmentIds: [LEAD, ASSIST],
  leadDepartmentId: LEAD,
  reporterId: 10,
  reporterAccount: 'sandbox:reporter',
  senderAccount: 'sandbox:sender',
  senderPersonId: SENDER,
};
const reportedBySender: IssueFacts = { ...issue, reporterId: SENDER };

const isAction = (name: string): name is PersonalAction => name in RESPONSIBLE;
const ACTIONS = Object.keys(RESPONSIBLE).filter(isAction);

const EVERYBODY: readonly PersonalAction[] = ['report', 'query'];
const OWN_REPORT: readonly PersonalAction[] = [
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
];
const LEADING: readonly PersonalAction[] = [
  ...OWN_REPORT,
  'assign',
  'involve',
  'escalate',
  'set_priority',
  'onsite',
];
const HANDLING: readonly PersonalAction[] = [
  'accept',
  'return',
  'reply',
  'progress',
  'request_info',
  'fulfil',
];
const COORDINATING: readonly PersonalAction[] = [
  ...LEADING,
  'log',
  'extend',
  'hold',
  'decline',
  'release',
  'lift',
  'read_restricted',
];

/** Written out by hand from DOMAIN.md's roles: who, where, may what beyond what everybody may. */
const EXPECTED: readonly (readonly [string, Grant, readonly PersonalAction[]])[] = [
  ['a member of the group', grant('member', { groupId: GROUP }), ['supplement', 'note', 'urge', 'log']],
  ['a member of another group', grant('member', { groupId: ELSEWHERE }), ['log']],
  ['the leader of the group', grant('leader', { groupId: GROUP }), [...LEADING, 'log']],
  ['the leader of another group', grant('leader', { groupId: ELSEWHERE }), ['log']],
  ['a coordinator', grant('coordinator', {}), COORDINATING],
  [
    'a liaison of the lead department',
    grant('liaison', { departmentId: LEAD }),
    [...HANDLING, 'resolve', 'ask_extension', 'ask_hold', 'release', 'read_restricted'],
  ],
  [
    'a liaison of an assisting department',
    grant('liaison', { departmentId: ASSIST }),
    [...HANDLING, 'read_restricted'],
  ],
  ['a liaison of another department', grant('liaison', { departmentId: ELSEWHERE }), []],
  [
    'the contact of the object',
    grant('contact', { objectId: OBJECT }),
    ['confirm', 'reopen', 'resolve_and_confirm', 'supplement', 'note', 'urge'],
  ],
  ['the contact of another object', grant('contact', { objectId: ELSEWHERE }), []],
  ['a supervisor', grant('supervisor', {}), ['instruct', 'lift', 'urge', 'read_restricted']],
  ['an admin', grant('admin', {}), ['administer']],
];

describe.each(EXPECTED)('%s', (_, held, rights) => {
  it('may do this and nothing else', () => {
    expect(allowedTo([held], issue)).toEqual(inOrder([...EVERYBODY, ...rights]));
  });

  it('has the rights of a reporter about an own report', () => {
    expect(allowedTo([held], reportedBySender)).toEqual(inOrder([...EVERYBODY, ...OWN_REPORT, ...rights]));
  });

  it('acts in that role, and hears of everything else who can do it', () => {
    const allowed = new Set(allowedTo([held], issue));
    for (const action of ACTIONS) {
      expect(mayAct([held], action, issue)).toEqual(
        allowed.has(action)
          ? { kind: 'allowed', as: held.role }
          : { kind: 'refused', who: RESPONSIBLE[action] },
      );
    }
  });
});

describe('a stranger', () => {
  it('may report and nothing else, even about what the stranger reported', () => {
    const own = { ...issue, reporterId: null, reporterAccount: 'sandbox:sender', senderPersonId: null };
    expect(allowedTo([], own)).toEqual(['report']);
    expect(mayAct([], 'report', own)).toEqual({ kind: 'allowed', as: 'stranger' });
    expect(mayAct([], 'confirm', own)).toEqual({ kind: 'refused', who: 'reporter' });
  });
});

describe('a right', () => {
  it('of somebody with several roles is the role that has it', () => {
    const both = [grant('member', { groupId: GROUP }), grant('liaison', { departmentId: LEAD })];
    expect(mayAct(both, 'accept', issue)).toEqual({ kind: 'allowed', as: 'liaison' });
    expect(mayAct(both, 'supplement', issue)).toEqual({ kind: 'allowed', as: 'member' });
  });

  it('belongs to the account that reported before it was bound to a person', () => {
    const earlier = { ...issue, reporterId: null, reporterAccount: 'sandbox:sender' };
    const member = grant('member', { groupId: ELSEWHERE });
    expect(mayAct([member], 'confirm', earlier)).toEqual({ kind: 'allowed', as: 'member' });
  });

  it('over nothing in particular is a right over all', () => {
    expect(mayAct([grant('liaison', {})], 'accept', issue).kind).toBe('allowed');
  });

  it('over a group does not reach issues of no group', () => {
    const homeless = { ...issue, groupId: null, objectId: null, leadDepartmentId: null, departmentIds: [] };
    expect(mayAct([grant('leader', { groupId: GROUP })], 'confirm', homeless).kind).toBe('refused');
    expect(mayAct([grant('liaison', { departmentId: LEAD })], 'resolve', homeless).kind).toBe('refused');
    expect(mayAct([grant('liaison', { departmentId: LEAD })], 'accept', homeless).kind).toBe('refused');
    expect(mayAct([grant('contact', { objectId: OBJECT })], 'confirm', homeless).kind).toBe('refused');
  });

  it('without an issue in view counts only where it holds for all', () => {
    expect(mayAct([grant('admin', {})], 'administer')).toEqual({ kind: 'allowed', as: 'admin' });
    expect(mayAct([grant('leader', { groupId: GROUP })], 'administer')).toEqual({
      kind: 'refused',
      who: 'admin',
    });
    expect(mayAct([grant('leader', { groupId: GROUP })], 'confirm').kind).toBe('refused');
  });
});

/** Roles that a party's words stand for. */
const ROLES_OF: Readonly<Record<Party, readonly Role[]>> = {
  anybody: ['member'],
  reporter: ['member', 'leader', 'contact'],
  own_reporter: ['member', 'leader'],
  group: ['member', 'leader'],
  asked_group: ['member', 'leader'],
  leader: ['leader', 'coordinator'],
  coordinator: ['coordinator'],
  department: ['liaison'],
  lead_department: ['liaison'],
  supervisor: ['supervisor'],
  admin: ['admin'],
};

describe('a refusal', () => {
  it.each(ACTIONS)('of %s names those who really may', (action) => {
    const party = RESPONSIBLE[action];
    expect(PARTIES[party]).not.toBe('');
    expect(ROLES_OF[party].filter((role) => PERMISSIONS[role][action] === undefined)).toEqual([]);
  });

  it('leaves no action to nobody', () => {
    for (const action of ACTIONS) {
      expect(ROLES.some((role) => PERMISSIONS[role][action] !== undefined)).toBe(true);
    }
  });
});

function grant(role: Role, over: Partial<Pick<Grant, 'groupId' | 'departmentId' | 'objectId'>>): Grant {
  return { personId: SENDER, role, groupId: null, departmentId: null, objectId: null, ...over };
}

function allowedTo(grants: readonly Grant[], facts: IssueFacts): PersonalAction[] {
  return ACTIONS.filter((action) => mayAct(grants, action, facts).kind === 'allowed');
}

function inOrder(actions: readonly PersonalAction[]): PersonalAction[] {
  return ACTIONS.filter((action) => actions.includes(action));
}
