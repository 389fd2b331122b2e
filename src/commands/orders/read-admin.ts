import type { AdminIntent } from './admin-grammar.ts';
import { WHO, PERSON_FIRST, substituteIn } from './admin-names.ts';
import { readOffDuty, readRosters } from './read-duty.ts';
import { readSeveral } from './read-several.ts';
import { readSpan, type SpanSaid } from './read-span.ts';

const GAP = String.raw`[\s,:]*`;

export interface AdminContext {
  readonly now: Date;
  readonly isWorkingDay?: ((date: string) => boolean) | undefined;
  /** Whether the directory has somebody of this name: a few words about nobody known are talk. */
  readonly knows?: ((name: string) => boolean) | undefined;
}

interface Said extends AdminContext {
  readonly typed: string;
}

type Reader = (match: RegExpExecArray, said: Said) => AdminIntent | undefined;

/** 请假, 请三天假, 休年假. Who goes on business is away only where somebody stands in. */
const LEAVE = String.raw`请(?:了)?([\d一二两三四五六七八九十半个天日周月星期工作]{0,6})(?:年|病|事|产|婚|丧|公|探亲|长)?假|(?:休|调休|公休)(?:了)?(?:年|病|事|产|婚|公|探亲)?假|(?:年|病|事|产|婚|公)(?:休)?假|公休|调休`;
const AWAY = String.raw`出差|外出(?:学习|培训|开会)?|(?:去|参加)?(?:学习|培训)`;

const READERS: readonly (readonly [RegExp, Reader])[] = [
  [
    /^发码(?:[\s:,]+(\S.{0,38}))?$/u,
    ([, name], { typed }) => ({ intent: 'make_code', name: name === undefined ? null : tail(typed, name) }),
  ],
  [new RegExp(`^设(?:置|定)?${GAP}${WHO}\\s*(?:为|任)\\s*(\\S{2,40})$`, 'u'), role('give_role')],
  [new RegExp(`^(?:免去|免)${GAP}${WHO}(?:\\s*的\\s*|\\s+)(\\S{2,40})$`, 'u'), role('take_role')],
  [
    new RegExp(`^${WHO}\\s*(?:已)?(?:离岗|调离|离任)(?:了)?$`, 'u'),
    ([, person = '']) => ({ intent: 'leave', person }),
  ],
  [new RegExp(`^${WHO}\\s*(?:已经?)?(?:销假|回岗|返岗)(?:了)?$`, 'u'), back],
  [new RegExp(`^销假\\s+${WHO}$`, 'u'), back],
  [new RegExp(`^(?:取消|撤销)\\s*${WHO}\\s*的?\\s*(?:请假|休假)$`, 'u'), back],
  [new RegExp(`^${WHO}\\s*(?:取消请假|请假取消|不请假|不休假)了?$`, 'u'), back],
  [new RegExp(`^${WHO}${PERSON_FIRST}([^,]{0,24}?)${GAP}(?:${LEAVE})(.{0,60})$`, 'u'), absence],
  [new RegExp(`^${WHO}${PERSON_FIRST}([^,]{0,24}?)${GAP}(?:${AWAY})()(.{0,60})$`, 'u'), away],
  [new RegExp(`^值班(?:人员?|员)?${GAP}${WHO}(?:[\\s,:]+(.{1,30}))?$`, 'u'), duty],
  [new RegExp(`^${WHO}${PERSON_FIRST}([^,]{0,24}?)${GAP}值班(.{0,30})$`, 'u'), dutyBehind],
];

/** An admin's sentence about people; undefined where it is none. `folded` is as long as `typed`. */
export function readAdmin(typed: string, folded: string, context: AdminContext): AdminIntent | undefined {
  const said = folded.replace(/[\s。!~]+$/u, '');
  const asked = readRosters(said) ?? readOffDuty(said, context);
  if (asked !== undefined) return asked;
  for (const [pattern, read] of READERS) {
    const match = pattern.exec(said);
    const intent =
      match === null ? undefined : read(match, { ...context, typed: typed.slice(0, said.length) });
    if (intent !== undefined) return intent;
  }
  return readSeveral(typed, folded, (one) => readAdmin(one, one, context));
}

/** The end of the message as it was typed. */
function tail(typed: string, folded: string): string {
  return typed.slice(typed.length - folded.length).trim();
}

function role(intent: 'give_role' | 'take_role'): Reader {
  return ([, person = '', post = '']) =>
    /[、,;]/.test(post) ? undefined : { intent, person, post: post.trim() };
}

function back([, person = '']: RegExpExecArray): AdminIntent {
  return { intent: 'back', person };
}

function absence([, person = '', before = '', within, after = '']: RegExpExecArray, said: Said) {
  const { substitute, rest } = substituteIn(after);
  const span = readSpan(before, `${within ?? ''} ${rest}`, said);
  return noted({ of: 'absence', person, substitute }, span, said);
}

function away(match: RegExpExecArray, said: Said) {
  const intent = absence(match, said);
  return intent !== undefined && 'substitute' in intent && intent.substitute !== null ? intent : undefined;
}

function duty([, person = '', when = '']: RegExpExecArray, said: Said) {
  return noted({ of: 'duty', person, substitute: null }, readSpan(when, '', said), said);
}

/** "周清 3月9日到13日值班", and not "周清 值班时说过". */
function dutyBehind([, person = '', before = '', after = '']: RegExpExecArray, said: Said) {
  const span = readSpan(before, after, said);
  return span.rest === '' ? noted({ of: 'duty', person, substitute: null }, span, said) : undefined;
}

type About = Pick<Extract<AdminIntent, { intent: 'days_doubted' }>, 'of' | 'person' | 'substitute'>;

/** Days that are none are told of where it plainly is about somebody's days, and left alone in talk. */
function noted(
  about: About,
  { found, rest }: SpanSaid,
  { knows = () => true }: Said,
): AdminIntent | undefined {
  const { of, person, substitute } = about;
  if (found.why === undefined)
    return of === 'duty'
      ? { intent: 'duty', person, ...found }
      : { intent: 'absence', person, substitute, ...found };
  const isVague = found.why === 'none' || found.why === 'unclear';
  const isTalk = isVague && ((rest !== '' && substitute === null) || !knows(person));
  return isTalk ? undefined : { intent: 'days_doubted', ...about, doubt: found };
}
