import { findDates } from '../language/dates.ts';
import { readNumber } from '../language/numbers.ts';
import type { AdminIntent } from './admin-grammar.ts';

/** Somebody's name, with what tells two of one name apart before it: "住建局李敏", "一组的李敏". */
const WHO = String.raw`([\p{Script=Han}A-Za-z0-9·]{2,24}?)`;
const GAP = String.raw`[\s,:]*`;

type Reader = (
  match: RegExpExecArray,
  said: { typed: string; folded: string; now: Date },
) => AdminIntent | undefined;

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
  [
    new RegExp(`^${WHO}\\s*(?:已)?(?:销假|回岗)(?:了)?$`, 'u'),
    ([, person = '']) => ({ intent: 'back', person }),
  ],
  [
    new RegExp(`^${WHO}(?:\\s+|${GAP}(?=今|明|后|本|这|下|从|自|\\d))([^,]{0,24}?)${GAP}请假(.{0,40})$`, 'u'),
    absence,
  ],
  [new RegExp(`^值班${GAP}${WHO}\\s+(.{1,24})$`, 'u'), duty],
];

/** An admin's sentence about people; undefined where it is none. `folded` is as long as `typed`. */
export function readAdmin(typed: string, folded: string, now: Date): AdminIntent | undefined {
  for (const [pattern, read] of READERS) {
    const match = pattern.exec(folded);
    const intent = match === null ? undefined : read(match, { typed, folded, now });
    if (intent !== undefined) return intent;
  }
  return undefined;
}

/** The end of the message as it was typed. */
function tail(typed: string, folded: string): string {
  return typed.slice(typed.length - folded.length).trim();
}

function role(intent: 'give_role' | 'take_role'): Reader {
  return ([, person = '', post = '']) => ({ intent, person, post });
}

const SUBSTITUTE = new RegExp(String.raw`(?:由|请)?\s*${WHO}\s*(?:代(?:班|理|办|岗)?|顶(?:班|岗)?)$`, 'u');

function absence(
  [, person = '', before = '', after = '']: RegExpExecArray,
  { now }: { now: Date },
): AdminIntent | undefined {
  const span = readSpan(before, now) ?? readSpan(after.split(',')[0] ?? '', now);
  if (span === undefined) return undefined;
  const substitute = SUBSTITUTE.exec(after.replace(/^[^,]*,/, '').trim())?.[1] ?? null;
  return { intent: 'absence', person, substitute, ...span };
}

function duty([, person = '', when = '']: RegExpExecArray, { now }: { now: Date }): AdminIntent | undefined {
  const span = readSpan(when, now);
  return span === undefined ? undefined : { intent: 'duty', person, ...span };
}

interface Span {
  readonly from: string;
  readonly to: string;
}

const DAY_MS = 86_400_000;
const ZONE_MS = 8 * 3_600_000;
const dayOf = (now: Date) => new Date(Math.floor((now.getTime() + ZONE_MS) / DAY_MS) * DAY_MS);
const plus = (day: Date, days: number) => new Date(day.getTime() + days * DAY_MS);
const written = (day: Date) => day.toISOString().slice(0, 10);
/** 1 is Monday. */
const weekdayOf = (day: Date) => ((day.getUTCDay() + 6) % 7) + 1;

/** "本周", "明天", "3天", "3月9日到3月13日", "到3月13日": local dates in the zone in which dates are read everywhere. */
function readSpan(said: string, now: Date): Span | undefined {
  const today = dayOf(now);
  const between = (from: number, to: number): Span => ({
    from: written(plus(today, from)),
    to: written(plus(today, to)),
  });
  if (/今[天日]/.test(said)) return between(0, 0);
  if (/明[天日]/.test(said)) return between(1, 1);
  if (/后天/.test(said)) return between(2, 2);
  if (/[本这]周/.test(said)) return between(0, 7 - weekdayOf(today));
  if (/下周/.test(said)) return between(8 - weekdayOf(today), 14 - weekdayOf(today));
  const days = readNumber(/(\d{1,3}|[一二两三四五六七八九十]{1,3})\s?[天日](?!到|至)/.exec(said)?.[1] ?? '');
  const dates = findDates(said, now).map(({ iso }) => iso.slice(0, 10));
  const [first, second] = dates;
  if (first !== undefined && second !== undefined)
    return first <= second ? { from: first, to: second } : undefined;
  if (first !== undefined)
    return /^\s*[到至]/.test(said) ? { from: written(today), to: first } : { from: first, to: first };
  return days === undefined ? undefined : between(0, days - 1);
}
