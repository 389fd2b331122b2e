import type { Lexicon } from '../../directory/lexicon.ts';
import { hashedNumbers } from '../../language/issue-numbers.ts';
import { fold } from '../../language/fold.ts';
import { mend } from '../../language/slips.ts';
import { ORDER_COMMANDS, type OrderName } from './admin-grammar.ts';
import { commandFor } from '../grammar.ts';
import { isQuestion } from '../guards.ts';

/** A word of command at the head, and no number anywhere: 督办 凤凰粮食的路 三天内, 催办 住建局. */
export interface BareOrder {
  readonly intent: Exclude<OrderName, 'phone' | 'special_report'> | 'urge';
  /** As it stands in a command. */
  readonly word: string;
  /** As typed, behind the word. */
  readonly words: string;
  /** Canonical names, as they came. */
  readonly objects: readonly string[];
  readonly departments: readonly string[];
  readonly example: string;
  /** Of what is late. */
  readonly isLate?: true;
  /** Of every one that can be meant. */
  readonly isAll?: true;
}

const WORDS = new Map<string, { intent: BareOrder['intent']; example: string }>([
  ...ORDER_COMMANDS.flatMap(({ intent, words, example }) =>
    intent === 'phone' || intent === 'special_report'
      ? []
      : words.map((word) => [word, { intent, example }] as const),
  ),
  ['催办', { intent: 'urge', example: commandFor('urge')?.example ?? '催办 #12' }],
]);
const HEAD = new RegExp(
  `^(?:@\\S+\\s+)*(${[...WORDS.keys()].sort((a, b) => b.length - a.length).join('|')})(?=[\\s:,。]|$)[\\s:,。]*`,
);
const EDGES = /[\s,，;；、]+$/;
/** "督办 3 件大事", "批示 2条都要落实": a count is no issue, and talk of several things no order. */
const COUNTS = /^[\d一二两三四五六七八九十]{1,3}\s?[条个件项点次家户人](?!工作日)/;
const LONGEST = 500;
const HEAD_LENGTH = 40;
/** Signs with which the words begin, in either script: most of what people say is told apart by them. */
const MAY_BE_ONE = /[批同不驳駁恢解取督撤结結停增加催]/;

export function readBareOrder(text: string, lexicon: Lexicon): BareOrder | undefined {
  if (text.length > LONGEST || !MAY_BE_ONE.test(text.slice(0, HEAD_LENGTH))) return undefined;
  const folded = mend(fold(text));
  const match = HEAD.exec(folded);
  const meant = WORDS.get(match?.[1] ?? '');
  if (match === null || meant === undefined) return undefined;
  const said = folded.slice(match[0].length);
  if (hashedNumbers(folded).length > 0 || isQuestion(folded) || COUNTS.test(said)) return undefined;
  return {
    ...meant,
    word: match[1] ?? '',
    words: text.slice(match[0].length).replace(EDGES, ''),
    ...namesIn(said, lexicon),
  };
}

/** Canonical names, each once, as they came. */
export function namesIn(said: string, lexicon: Lexicon): Pick<BareOrder, 'objects' | 'departments'> {
  const names = lexicon.find(said);
  const named = (what: 'object' | 'department') => [
    ...new Set(names.filter((one) => one.what === what).map(({ name }) => name)),
  ];
  return { objects: named('object'), departments: named('department') };
}
