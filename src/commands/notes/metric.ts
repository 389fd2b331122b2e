import { NUMBER, readNumber } from '../../language/numbers.ts';
import type { NoteIntent } from '../intent.ts';
import type { Reading } from '../reading.ts';

const RATE =
  /((?:人员|员工|工人|企业|项目|职工|车间|规上企业|重点项目|全员|商户|门店|工地)?(?:复工复产率|复工率|复产率|返岗率|到岗率|开工率|开复工率|达产率|产能利用率|产能恢复率|设备利用率|负荷率|开机率|完成率|覆盖率|接种率|入住率|扫码率|登记率|达产达效率|产能|复工|复产|返岗|到岗|开工|开复工|恢复生产|恢复|投产|开了|开动|运转|营业))/;

const PERCENT = new RegExp(
  `(\\d{1,3}(?:\\.\\d{1,2})?)\\s?%|百分之([一二两三四五六七八九十零百]{1,5}(?:点[一二三四五六七八九零]{1,2})?)|([一二三四五六七八九])成([一二三四五六七八九])?(?!立|本|为|了|员|品|果)`,
);

/** "到九成了": no 成了 of "it worked". */
const REACHED_TENTHS = /(?<=[到达至近超过][一二三四五六七八九]成)了/;

const FRACTION = /(\d{1,6}(?:\.\d{1,3})?[万千]?)\s?\/\s?(\d{1,6}(?:\.\d{1,3})?[万千]?)(?!\s?\/|\d)/;

const THINGS = '条|家|个|人|名|项|台|户|辆|座|间';

const RUNNING = '复工|复产|返岗|到岗|开工|开复工|恢复|投产|运转|开机|上岗|开了|开动|营业|上班';

const OF_WHICH = new RegExp(
  `(${NUMBER})\\s?(${THINGS})[^\\d。;]{0,20}?(?:(?:${RUNNING})[^\\d。;]{0,4}?(${NUMBER})\\s?(?:${THINGS})|[,中里的]\\s?(${NUMBER})\\s?(?:${THINGS})(?:已经?|都|现|全)?(?:${RUNNING}))`,
);

/** "到岗320人，共400人", "到岗9800，应到13000". */
const PRESENT = new RegExp(
  `(?:${RUNNING})[^\\d。;]{0,4}?(${NUMBER})\\s?(?:${THINGS})?[^\\d。;]{0,4}(?:共|总共|总计|应到|应有|全部|一共|总数)[^\\d。;]{0,4}(${NUMBER})`,
);

/** "应到202人实到188人", also in the other order of telling. */
const ROLL_CALL = new RegExp(
  `应到[^\\d,。;]{0,6}(${NUMBER})\\s?(?:${THINGS})?[^\\d。;]{0,6}实到[^\\d,。;]{0,6}(${NUMBER})`,
);

/** "人员复工率75%", "19条生产线恢复15条", "开复工188/202": a figure of an object, or of all where none is named. */
export function metric({ folded, typed, names, mentionsBot }: Reading): NoteIntent | undefined {
  const label = RATE.exec(folded) ?? /应到/.exec(folded);
  if (
    label === null ||
    folded.length > 90 ||
    /[?]|吗\s*$|多少|记者|日前|本报|据悉|新闻|要求|要达|须达|达到\d+%以上|提高到|不低于|确保|目标|力争|争取|努力/.test(
      folded,
    )
  )
    return undefined;
  const subject = names.find(({ what }) => what === 'object')?.name;
  const value = rateIn(afterRise(clauseAt(folded, label.index))) ?? rateIn(folded);
  const standsAlone = folded.trim().length <= 24 && label.index < 8 && FRACTION.test(folded);
  if (
    value === undefined ||
    (subject === undefined && !mentionsBot && !standsAlone && !/率|项目|企业|生产线/.test(folded))
  )
    return undefined;
  return {
    intent: 'metric',
    metric: labelOf(folded, typed, label),
    ...value,
    ...(subject === undefined ? {} : { subject }),
    text: typed.trim(),
  };
}

/** "从62%涨到81%": what it is now. */
const afterRise = (clause: string): string =>
  clause.replace(
    /(?:从|由)?\s?\d{1,3}(?:\.\d{1,2})?\s?%\s?(?=(?:提高|提升|升|涨|降|跌|恢复|增加|上升|下降|到|变)(?:到|至|成|为)?\s?\d)/,
    '',
  );

/** "复工率85%，到岗188/202人": each figure belongs to the word beside it. */
function clauseAt(folded: string, at: number): string {
  return folded.slice(at).split(/[,。;\n]/, 1)[0] ?? '';
}

function labelOf(folded: string, typed: string, label: RegExpExecArray): string {
  const said = typed.slice(label.index, label.index + label[0].length);
  if (label[0].endsWith('率')) return said;
  const line = /生产线|员工|工人|人员|职工|项目|企业|车间|设备|产能|商户|门店/.exec(folded)?.[0];
  return line === undefined || label[0].startsWith(line) ? said : `${line}${said}`;
}

function rateIn(folded: string): { value: number; numerator?: number; denominator?: number } | undefined {
  const fraction = FRACTION.exec(folded);
  if (fraction !== null) return ratio(readNumber(fraction[1] ?? '') ?? 0, readNumber(fraction[2] ?? '') ?? 0);
  const called = ROLL_CALL.exec(folded);
  if (called !== null) return ratio(readNumber(called[2] ?? '') ?? 0, readNumber(called[1] ?? '') ?? 0);
  const share = OF_WHICH.exec(folded);
  const [whole, done] = [readNumber(share?.[1] ?? ''), readNumber(share?.[3] ?? share?.[4] ?? '')];
  if (whole !== undefined && done !== undefined && done <= whole) return ratio(done, whole);
  const present = PRESENT.exec(folded);
  const [there, all] = [readNumber(present?.[1] ?? ''), readNumber(present?.[2] ?? '')];
  if (there !== undefined && all !== undefined && there <= all) return ratio(there, all);
  const percent = PERCENT.exec(folded.replace(REACHED_TENTHS, ''));
  if (percent === null) return undefined;
  if (percent[1] !== undefined) return { value: Math.round(Number(percent[1]) * 100) / 10_000 };
  const spoken = readNumber(percent[2] ?? percent[3] ?? '');
  if (spoken === undefined) return undefined;
  const rest = readNumber(percent[4] ?? '') ?? 0;
  return { value: percent[2] === undefined ? (spoken * 10 + rest) / 100 : spoken / 100 };
}

function ratio(
  numerator: number,
  denominator: number,
): { value: number; numerator: number; denominator: number } | undefined {
  if (denominator <= 0 || numerator > denominator) return undefined;
  return { value: numerator / denominator, numerator, denominator };
}
