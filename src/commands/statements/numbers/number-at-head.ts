import { fold } from '../../../language/fold.ts';
import { bareNumbersAt } from '../../../language/issue-numbers.ts';
import { mend } from '../../../language/slips.ts';
import { readCompletion } from '../done/completion.ts';
import { CONDITION, isQuestion } from '../../guards.ts';
import { stillOpen } from '../done/still-open.ts';

/** A number without a sign that opens a message, and what is said of it, as long as nothing is known of the ledger. */
export interface NumberAtHead {
  readonly number: number;
  /** "27号": as well a day of the month. */
  readonly isDay: boolean;
  /** As typed, without the number. */
  readonly words: string;
  readonly tells: 'done' | 'news' | 'asks' | 'urges' | 'name';
  /** Signs of the words two by two, to be looked for in the issue. */
  readonly pairs: ReadonlySet<string>;
}

const MAY_OPEN =
  /^\s*(?:@\S{1,20}\s+)*(?:[0-9０-９]{1,6}(?![0-9０-９.．:：%％\-/])|[一二三四五六七八九十百零]{1,5}[号號])/;
const MENTIONS = /^\s*(?:@\S{1,20}\s+)*/;
const LONGEST = 60;
const LEAST = 2;

/** Told of cheaply: only behind it is the ledger asked. */
const opensWithNumber = (text: string): boolean => text.length <= LONGEST && MAY_OPEN.test(text);

const OF_A_THING =
  /^\s?(?:[楼栋幢院路线班站车桥桶只辆位层门库厂店口室棚井床票期届届岁级度元块米吨斤%~、,.:-]|小时|工作日|来[个人家户台天]|多|余|左右|以[上下内]|[和到至与])/;

export function numberAtHead(text: string): NumberAtHead | undefined {
  if (!opensWithNumber(text)) return undefined;
  const folded = mend(fold(text));
  const ref = bareNumbersAt(folded, MENTIONS.exec(folded)?.[0].length ?? 0);
  const [number, ...others] = ref?.numbers ?? [];
  if (ref === undefined || number === undefined || others.length > 0) return undefined;
  const said = folded.slice(ref.end).trim();
  if (said.length < LEAST || OF_A_THING.test(folded.slice(ref.end))) return undefined;
  const isDay = folded[ref.end - 1] === '号';
  const tells = tellsOf(said);
  if (isDay && tells === 'name' && HOUR_BEHIND.test(said)) return undefined;
  return { number, isDay, words: text.slice(ref.end).trim(), tells, pairs: pairsOf(said) };
}

/** "12号下午我请假" */
const HOUR_BEHIND = /^(?:[上下中]午|早[上晨]|晚上?|凌晨|那天|当天|[之以]?前|开始|起|[0-9]{1,2}点)/;

const WORKS = '清|修|疏|通|装|换|铺|拆|补|送|发|办|派|签|解决|处理|答复|回复|安排|联系|施工|核实|到位|抢修';
const DONE = new RegExp(
  `(?:来[水电气]|疏?通|修[好完]|[弄搞装换铺补办][好完上齐妥]|清[完理掉]|清干净|拆[除掉完]|恢复(?:正常|供[水电气])?|到位|亮|送到|发完)了|已经?(?:${WORKS})[完好通掉毕妥]`,
);
const ASKS = new RegExp(
  `(?:${WORKS})[^,。;!?]{0,3}了(?:没有?|吗|么)|怎么?样了|咋样了|到哪(?:一步|了|里)|啥情况|什么情况|有(?:进展|眉目)(?:吗|没)`,
);
const TO_COME =
  '已经?|正在?|在|今[天早晚日]|明[天早晚日]|后天|上午|下午|晚上|马上|这就|刚刚?|周[一二三四五六日天]';
const NEWS = new RegExp(`(?:${TO_COME})[^,。;!?]{0,8}(?:${WORKS})|(?:${WORKS})[^,。;!?]{0,4}(?:${TO_COME})`);

/** Nothing but pressing: "抓紧", "的事要盯紧，尽快办". */
const CALLS = /(?:^|[,。;!\s])(?:请|麻烦|帮忙|快)?催(?:一?催|一下|促)[^,。;!?了]{0,8}(?:吧|呗|一下)?[。!]*$/;
const URGES =
  /^(?:[这那]?(?:个|件|条)?(?:的?(?:事儿?|问题|单子?))?[\s,]*(?:请|要|得|给我|务必|必须|一定|再|都|也)*(?:抓紧|加快|赶紧|尽快|催一?[催下]|盯紧|盯一?盯|上点心|别(?:再)?(?:拖|压)|不[要能](?:再)?(?:拖|压))(?:办理?|处理|解决|落实|推进|进度|着|了)*(?:一[下点]|点儿?|些|啊|哈|吧|呀|了)*[\s,。!]*)+$/u;

function tellsOf(said: string): NumberAtHead['tells'] {
  if (ASKS.test(said)) return 'asks';
  if (URGES.test(said) || CALLS.test(said)) return 'urges';
  if (isQuestion(said) || CONDITION.test(said)) return 'name';
  const isOpen = stillOpen(said);
  if (!isOpen && (readCompletion(said).kind === 'done' || DONE.test(said))) return 'done';
  return isOpen || NEWS.test(said) ? 'news' : 'name';
}

function pairsOf(said: string): ReadonlySet<string> {
  const signs = said.match(/\p{Script=Han}{2,}/gu) ?? [];
  return new Set(
    signs
      .flatMap((run) => Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)))
      .filter(isTelling),
  );
}

/** What any message may hold says nothing of what it is about. */
const isTelling = (pair: string): boolean =>
  !/[了的吗没不还在已都也就要有我你他们这那今明昨天上下午号]/.test(pair) &&
  !/问题|一下|情况|处理|解决|需要|反映|工作/.test(pair);

const BESIDE_DAY = /^\s*(?:今|明|昨|后天|前天)/;

/** "28号今天修": no day of the month has another day beside it. */
export const isNoDay = ({ isDay, words }: NumberAtHead): boolean => !isDay || BESIDE_DAY.test(fold(words));
