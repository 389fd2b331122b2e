import { allMatches } from '../../language/all-matches.ts';
import { fold } from '../../language/fold.ts';
import { hashedNumbers } from '../../language/issue-numbers.ts';
import { NUMBER, readNumber } from '../../language/numbers.ts';
import { findAmounts } from '../../language/quantities.ts';
import { answerIn } from '../../language/quote.ts';
import { type SaidAmount, saidAmounts } from './said-amounts.ts';

/** What an asked group says of its offer; `words` is all that was typed about it. */
export type SupplySaid = { readonly words: string } &
  /** Without amounts it is all that was asked for; `thing` is what it names then, empty where it names nothing. */
  (
    | {
        readonly kind: 'yes';
        readonly amounts: readonly SaidAmount[];
        readonly thing: string;
        readonly more: string | null;
      }
    | { readonly kind: 'none' }
    /** It speaks of supplies, and nobody can be sure what it promises. */
    | { readonly kind: 'unclear' }
  );

export interface SupplyAnswer {
  readonly issueNumber: number;
  readonly said: SupplySaid;
}

const WHO = '(?:我们?|咱们?)?(?:这边|这里|这儿|组|厂|公司|村|社区)?';
const STILL = '(?:都|也|还|现在|目前|全部?|先|最多|大概|大约|至少|只|一共|共|就)';
const GIVE = '(?:提供|供应|供货|供给|供|支援|匀|调|给|出)';
/** The thing may stand in front: 口罩可供5000只; 供5000只 promises too. */
const YES = new RegExp(
  `^${WHO}(\\p{Script=Han}{1,8}?)?(?:${STILL}{0,3}(?:可以?|能够?)${STILL}{0,2}${GIVE}|${STILL}{0,2}${GIVE}(?=约?\\d))`,
  'u',
);
const NONE = new RegExp(
  `^${WHO}(?:已经?|都|也|现在|目前|暂时){0,3}(?:(?:提供|供应|供|匀|拿|给)不(?:了|上|出来?|起)|(?:不|没法|无法)能?(?:再)?(?:提供|供应|供货|供)|(?:供|给|用|卖|发)(?:完|光)|没有?货?|没富余|没有富余|没有余量|没多的)了?(?:[,。!]|$)`,
);
/** Under our own question alone: 可以, 没问题, 还在. */
const NOD = /^(?:可以|可|能|行|有|还有|还在|没问题|都?可以给)(?:的|啊|呀|了)?[,。!]*$/;
/** What may not be so, or not yet. */
const DOUBT =
  /[?]|[吗么呢谁哪你缺]|希望|请|需要|不一定|不确定|如果|要是|的话|除非|假如|可能|也许|或许|争取|尽量|看情况|再说|再看|看看|商量|问问|等通知|原来|本来|之前|[没未]|不(?!够再说)/;
/** It speaks of giving or of having none, and needs an answer. */
const OF_SUPPLY = /供|支援|匀|富余|没有了|没货|没了/;

/** Read without a query, from the text alone: what it says of an offer, issue by issue; empty where it says nothing of the kind. */
export function supplyAnswers(text: string, quotedIssue: number | undefined): SupplyAnswer[] {
  const typed = answerIn(text);
  if (typed.length > LONGEST) return [];
  const folded = fold(typed);
  const refs = hashedNumbers(folded);
  if (refs.length === 0 && quotedIssue !== undefined) {
    const said = saidIn(folded, typed, true);
    return said === undefined ? [] : [{ issueNumber: quotedIssue, said }];
  }
  if (refs.some(({ numbers }) => numbers.length > 1)) return [];
  // What stands in front of the first number belongs to nobody: "可供口罩的 #12".
  if (refs.length === 0 || LEAD_IN.exec(folded.slice(0, refs[0]?.start))?.[0] === undefined) return [];
  const answers = refs.flatMap(({ numbers: [issueNumber = 0], end }, i) => {
    const until = refs[i + 1]?.start ?? folded.length;
    const said = saidIn(folded.slice(end, until), typed.slice(end, until), false);
    return said === undefined ? [] : [{ issueNumber, said }];
  });
  return answers.length === refs.length ? answers : [];
}

const LONGEST = 120;
/** At most a mention of the bot, or what the platform makes of one. */
const LEAD_IN = /^\s*(?:@\S{1,20}\s+)?$/;
const TRIMMED = /^[\s,。:;]+|[\s,。;!]+$/g;

function saidIn(folded: string, typed: string, isQuoted: boolean): SupplySaid | undefined {
  const said = folded.replaceAll(TRIMMED, '').replaceAll(/\s+/g, '');
  const words = typed.replaceAll(/^[\s,，。:：;；]+|\s+$/g, '');
  if (NONE.test(said)) return DOUBTFUL_NONE.test(said) ? { kind: 'unclear', words } : { kind: 'none', words };
  if (isQuoted && NOD.test(said)) return { kind: 'yes', amounts: [], thing: '', more: null, words };
  const yes = YES.exec(said);
  if (yes === null) return OF_SUPPLY.test(said) ? { kind: 'unclear', words } : undefined;
  if (DOUBT.test(said)) return { kind: 'unclear', words };
  const amounts = amountsIn(said);
  if (amounts === undefined) return { kind: 'unclear', words };
  const [all, front = ''] = yes;
  const behind = NOTHING_MORE.exec(said.slice(all.length));
  if (amounts.length === 0 && behind === null) return { kind: 'unclear', words };
  const thing = front.replace(/^(?:已经?|就)$/, '') + (behind?.[1] ?? '');
  return { kind: 'yes', amounts, thing, more: moreIn(words), words };
}

/** "可供", "可供口罩", "可供，明天送": no more than the thing. */
const NOTHING_MORE = /^(?:了|的|啊)?(?:全部|这些|这么多)?(\p{Script=Han}{0,8}?)(?:了|的|啊)?(?:$|[,。!])/u;

/** "没有了吗", "没了，不过下周还有": not plainly none. */
const DOUBTFUL_NONE =
  /[?]|[吗么呢]|如果|要是|的话|除非|不过|但是?|可能|也许|问问|下周|明天|过几天|还[有能可]/;

/** "明天送到": what stands behind the amounts, as it was typed. */
function moreIn(words: string): string | null {
  const clauses = words.split(/[，,。；;！!]/).slice(1);
  const more = clauses.filter((clause) => clause.trim() !== '' && findAmounts(fold(clause)).length === 0);
  return more.length === 0 ? null : more.map((clause) => clause.trim()).join('，');
}

/** A figure without a unit is one behind the verb alone: "可供5000". */
const BARE = new RegExp(`(?:供|应|货|援|匀|调|给|出|[多全先])(?:了)?(${NUMBER})(?:左右|以上)?(?=$|[,。;])`);

/** Undefined where figures stand that nobody can read as an amount. */
function amountsIn(said: string): SaidAmount[] | undefined {
  const found = saidAmounts(said);
  if (found.length > 0) return found;
  const bare = readNumber(BARE.exec(said)?.[1] ?? '');
  if (bare !== undefined && bare > 0) return [{ value: bare, unit: '', near: said }];
  return allMatches(said, /[\d]|[一二三四五六七八九十百千万两半]/g).length > 0 ? undefined : [];
}
