import type { IssueAction } from '../issues/lifecycle.ts';
import type { PersonalAction } from '../issues/permissions.ts';

type Typed = readonly [IssueAction & PersonalAction, (number: number) => string];

/** How each action is typed, what moves an issue on before what only adds to it. */
export const TYPED_ACTIONS: readonly Typed[] = [
  ['choose', (n) => `#${n} 派给某部门`],
  ['assign', (n) => `#${n} 派给某部门`],
  ['accept', (n) => `签收 #${n}`],
  ['resolve', (n) => `办结 #${n} 结果`],
  ['confirm', (n) => `#${n} 满意`],
  ['reopen', (n) => `重办 #${n} 原因`],
  ['release', (n) => `恢复办理 #${n}`],
  ['instruct', (n) => `督办 #${n} 期限和要求`],
  ['reply', (n) => `答复 #${n} 内容`],
  ['progress', (n) => `进展 #${n} 内容`],
  ['urge', (n) => `催办 #${n}`],
  ['supplement', (n) => `补充 #${n} 内容`],
  ['note', (n) => `补充 #${n} 内容`],
];
