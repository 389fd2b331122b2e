import { isFine, isProblem } from './problem.ts';
import { namesSomebody } from './near-object.ts';
import { isOfContact, namesPlace } from './places.ts';
import type { Reading } from '../reading.ts';
import type { KeywordFound } from './report-keyword.ts';
import { isElsewhere, onlyAsks, TALK } from './report-talk.ts';

/** Who is spoken to, and what the mouth does before the matter. */
const GREETING =
  '[\\s,。:!]*(?:各位|领导|老师们?|你好|您好|大家好|麻烦|我们?|我要|我?想|这边|那边|组里|今天|刚才|还|又|再|急|嗯+|那个|啊|[,。:!\\s]|@[^\\s@]{1,20}(?=[\\s@,。:]|$)){0,6}';
const TROUBLE = '(?:新|急|大)?(?:问题|困难|难题|难处|麻烦|急事)';
const MATTER = '(?:事情?|事儿|情况|问题|困难)';
const SOME = '(?:一?[个件条]|[两二三几]个|[两二三几]件|一?下|些)';

const opening = (words: string, end: string) => new RegExp(`^${GREETING}${words}${end}`, 'u');
const PAUSE = '\\s?[,:。!\\s]\\s?';

interface Opening {
  readonly pattern: RegExp;
  /** What must follow: the name of an object at once, trouble, or anything that is not good news. */
  readonly needs: 'object-next' | 'trouble' | 'trouble-anywhere' | 'no-good-news' | 'nothing';
}

/** The first that fits opens a report; each of somebody whom the directory knows, or said to the bot. */
const OPENINGS: readonly Opening[] = [
  // 有个问题，锦绣新都荟口罩只够用两天了
  { pattern: opening(`有(?:一|了)?(?:个|件|些|几个)\\s?${TROUBLE}`, PAUSE), needs: 'nothing' },
  // 有个问题凤凰粮食贷款卡住了
  {
    pattern: opening(`有(?:一|了)?(?:个|件|些|几个)\\s?${TROUBLE}(?:是|就是)?`, ''),
    needs: 'object-next',
  },
  // 反映个事：国奥社区…, 投诉！…: words for nothing else
  {
    pattern: opening(
      `(?:帮忙|帮我|帮着|代为|替[^,。\\s]{1,6})?(?:反映|反应|投诉|举报)(?:${SOME}${MATTER}?|${MATTER})?`,
      PAUSE,
    ),
    needs: 'no-good-news',
  },
  // 今天在明辉光电收集到两个问题：…
  {
    pattern: opening(
      `[^,。;:!\\n]{0,20}(?:收集|了解|摸排|发现|碰|遇)到?(?:了)?${SOME}${MATTER}`,
      '\\s?[:,\\n]\\s?',
    ),
    needs: 'trouble',
  },
  // 给住建局发个单：…
  {
    pattern: opening('给[^,。:\\n]{2,10}(?:发|下|派|开)(?:一?[个张份])?(?:单子?|工单|任务)', '\\s?[:,]\\s?'),
    needs: 'no-good-news',
  },
  // 另起一个：…, 补录一个上周的：…, 新情况：…
  {
    pattern: opening(`(?:另起${SOME}|补[录报登](?:${SOME})?[^,。:]{0,6}|新${MATTER})`, '\\s?[:,]\\s?'),
    needs: 'no-good-news',
  },
  // 报 凤凰粮食 停电三天了
  {
    pattern: opening('(?:上?报|报告|汇报|反馈)(?:一下)?[哈啊呀哦]?', '[\\s:,]\\s?'),
    needs: 'trouble-anywhere',
  },
  // 有个事不知当讲不当讲，…, 跟大家说个情况，…
  {
    pattern: opening(
      `(?:有(?:一|了)?(?:个|件)\\s?(?:事情?|事儿|情况)[^,。:!\\n]{0,12}|(?:[跟向给和][^,。:!\\s]{1,4})?[说讲汇报告]{1,2}${SOME}${MATTER})`,
      '[,。:!\\s]\\s?',
    ),
    needs: 'trouble',
  },
  // 登记一个事，…
  {
    pattern: opening(`(?:登记|记录?|录入?)(?:${SOME})(?:新)?(?:${MATTER}|事)?`, PAUSE),
    needs: 'no-good-news',
  },
  // 麻烦记一下，…
  {
    pattern: opening(
      '(?:麻烦|请|让)?[^,。:!\\s]{0,8}(?:记|登记)(?:一?下|一个|上)(?:这个事|这事|个事)?',
      '[\\s:,]\\s?',
    ),
    needs: 'trouble',
  },
  // 嗯报一下啊就是明池玻璃…缺口罩: spoken without a pause
  { pattern: opening('上?报一?下[啊哈呀哦]?(?:就是|那个|嗯|说){0,2}', '\\s?'), needs: 'object-next' },
];

const FITS: Readonly<Record<Opening['needs'], (rest: string, at: number, reading: Reading) => boolean>> = {
  nothing: () => true,
  'object-next': (_, at, { names }) => names.some(({ what, start }) => what === 'object' && start === at),
  trouble: (rest, _, reading) => isProblem(rest) && namesSomebody(reading),
  'trouble-anywhere': (rest, _, reading) => isProblem(rest) && isSomewhere(reading),
  'no-good-news': (rest, _, reading) => !isFine(rest) && isSomewhere(reading),
};

const isSomewhere = (reading: Reading): boolean => namesPlace(reading) || isOfContact(reading);

const isObject = ({ what }: Reading['names'][number]) => what === 'object';

/** Said to be a report, or trouble, and told about somebody whom the directory knows. */
export function announcedReport(reading: Reading): KeywordFound | undefined {
  const { folded, mentionsBot } = reading;
  if (folded.length > 400) return undefined;
  const at = headOf(reading) ?? afterName(reading);
  const found = at === undefined ? midway(reading) : { start: 0, end: at };
  if (found === undefined) return undefined;
  const rest = folded.slice(found.end);
  if (rest.trim().length < 4 || onlyAsks(rest)) return undefined;
  const isTold = () => !isElsewhere(rest) && !/几点|几号|哪天|谁[去来]/.test(rest) && isSomewhere(reading);
  return mentionsBot || isTold() ? found : undefined;
}

function headOf(reading: Reading): number | undefined {
  const head = reading.folded.slice(0, 80);
  for (const { pattern, needs } of OPENINGS) {
    const end = pattern.exec(head)?.[0].length;
    if (end !== undefined && FITS[needs](reading.folded.slice(end), end, reading)) return end;
  }
  return undefined;
}

const HAS_TROUBLE = new RegExp(
  `^([^,。;!?\\n]{2,24}?)(?:这边|那边|这里|那里|现在|也|又){0,2}(?:(?:有|碰到|遇到|出了)(?:一|了)?(?:个|件|些|几个)\\s?${TROUBLE}${PAUSE}|反映(?:了)?${SOME}${MATTER}(?=一[个件条是]|\\s?[,:])|(?:项目部|办公室|村委会?|居委会?|负责人|联系人)?(?:来电)?反映\\s?[:,]|(?:最大|最头疼|最愁|最急|最难|主要)的(?:${MATTER}|难处|难题|事)(?:就?是|在))`,
  'u',
);

/** "泰山石膏这边有个难题，…": who it is stands in front, and stays in the report. */
function afterName({ folded, names }: Reading): number | undefined {
  const start = names.find(isObject)?.start;
  if (start === undefined) return undefined;
  const clause = folded.slice(start, start + 60);
  const head = HAS_TROUBLE.exec(clause);
  return head !== null && isProblem(clause.slice(head[0].length)) && !TALK.test(clause) ? start : undefined;
}

const SPOKEN = /报(?:一?下|[个几]个?|[两三四五]个)?(?:问题|困难)[哈啊呀哦]?/;
const FIRST_OF_A_LIST = /^[\s,:]{0,2}(?:第?一|首先|1(?!\d))/;

/** "今天跑了一天汇总下报问题哈西蒙西缺磨工…": the keyword in the flow of what was spoken, right before a name or, behind one, before a list. */
function midway({ folded, names }: Reading): KeywordFound | undefined {
  const match = SPOKEN.exec(folded);
  if (match === null || !isProblem(folded.slice(match.index))) return undefined;
  const end = match.index + match[0].length;
  const isNext = names.some(({ what, start }) => what === 'object' && start >= end && start <= end + 2);
  if (isNext) return { start: 0, end };
  const isListed =
    FIRST_OF_A_LIST.test(folded.slice(end)) && names.some((one) => isObject(one) && one.end <= match.index);
  return isListed ? { start: match.index, end } : undefined;
}
