import { fold } from '../../language/fold.ts';
import { hashedNumbers } from '../../language/issue-numbers.ts';
import { answerIn } from '../../language/quote.ts';
import { type SaidAmount, saidAmounts } from './said-amounts.ts';

/** So much came for an issue, as it was said. */
export interface SupplyCame {
  readonly issueNumber: number;
  readonly amounts: readonly SaidAmount[];
  readonly words: string;
  /** 收到: said by whoever gets it; a department says so of what it has signed. */
  readonly isReceived: boolean;
}

const THERE =
  '(?:已经?|都|全部){0,2}(?:送到|送来|收到|运到|领到|拿到|到货|到位|[又先]到|(?<=^|已经?|今天|刚刚?|都)到了)';
const FIGURE = '[\\d.一二两三四五六七八九十百千万]';
/** Nothing but what came: "#12 已送到口罩3000只、酒精20瓶", "#12 口罩3000只已收到". */
const CAME = new RegExp(
  `^\\p{Script=Han}{0,6}?${THERE}了?(?=\\p{Script=Han}{0,12}?${FIGURE})|^\\p{Script=Han}{0,8}?${FIGURE}{1,9}\\p{Script=Han}{1,8}?(?:${THERE}|到)$`,
  'u',
);
const MORE = /[?。;!]|[吗么呢没未不差缺剩可能将会]|还有|需要|预计|准备|正在|马上|明天|下周/;
const LONGEST = 60;

/** Read without a query, from the text alone. */
export function supplyCameIn(text: string, quotedIssue: number | undefined): SupplyCame | undefined {
  const typed = answerIn(text);
  if (typed.length > LONGEST) return undefined;
  const folded = fold(typed);
  const [ref, ...others] = hashedNumbers(folded);
  const [issueNumber, ...more] = ref?.numbers ?? (quotedIssue === undefined ? [] : [quotedIssue]);
  const isAtHead = ref === undefined || folded.slice(0, ref.start).trim() === '';
  if (issueNumber === undefined || others.length + more.length > 0 || !isAtHead) return undefined;
  const said = folded
    .slice(ref?.end ?? 0)
    .replaceAll(/^[\s,:]+|[\s。!了]+$/g, '')
    .replaceAll(/\s+/g, '');
  if (!CAME.test(said) || MORE.test(said)) return undefined;
  const amounts = saidAmounts(said);
  return amounts.length === 0
    ? undefined
    : { issueNumber, amounts, words: typed.slice(ref?.end ?? 0).trim(), isReceived: /[收领拿]到/.test(said) };
}
