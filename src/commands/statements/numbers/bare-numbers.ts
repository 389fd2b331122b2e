import { allMatches } from '../../../language/all-matches.ts';
import { bareNumbersAt, type NumbersFound } from '../../../language/issue-numbers.ts';
import { anyOf, pattern, words } from '../../../language/pattern.ts';

const LEADS_IN = /另外?|还有|其中|那|我看|对了|今天|目前|现在|问题|工单|编号/;
const CLAUSE_START = new RegExp(
  pattern`(?:^|[,。;!?\n]|(?<=解决|办结|办好|搞定|签收|销号|了)\s)\s{0,4}(?:${LEADS_IN}[,:]?)?\s{0,2}(?=[\d第一二三四五六七八九十])`,
  'g',
);

/** What follows a number before its verb: "7号那个问题，现在都已经…" */
const ISSUE_MEANT = /(?:那个|这个|的|问题|件|这?[两三四五六七几](?:个|条|件)(?:问题)?)?/;
const MEANWHILE = /都|也|全|均|已经?|还是?|现在|目前|今天|刚刚?|确认|就|被|请|可以|终于/;
const IS_DONE = anyOf(
  words`解决 办结 搞定 办完 办好 处理好 处理完 弄好 修好 完成 销号 结了`,
  /没(?!问题)/,
  words`未 还没 不满意 满意`,
);
const IS_MOVED = words`签收 退回 催 加急 撤销 作废 确认 重办`;
const IS_ASKED = words`怎么样 进展 什么情况 什么时候 到哪 办得`;
const IS_PUT_RIGHT = [
  words`延期 挂账 部分解决 基本解决`,
  /(?:整改|处置|落实|恢复)(?:完毕|完成|到位|好|完)/,
  /ok/,
  /(?:收到|受理|接单)(?=\s*(?:$|[,。!;]))/,
  /也(?:已经?)?(?:好|通|行|弄好|修好)了/,
];
const IS_THE_SAME = /(?:是|属于?)?(?:重复|重了|同一|一回事|一个事|一件事|合并|并(?:到|成|一下|单))/;
const IS_FINE = [
  /(?:都|全|均|也|已经?)?(?:妥|整完|整好|弄妥|搞妥)了/,
  /(?:都|全|均)(?:已经?)?(?:好|通|修好|弄好|办妥)了(?!吗|没|么|\?)/,
];
const IS_TAKEN = [/我们?(?:确认|接了(?=$|[,。!])|认领)/, /回访[过了完]/, /报重了/];
const IS_RANKED = [/按(?:特急|紧急|加急)/, /先放一放/];
/** 谁在办 asks, 谁在办公 does not. */
const WHO_HAS_IT = [/谁在办(?!公)/, /现在谁在?办(?!公)/];
const NOBODY_CAME = /(?:都|已经?)?第[一二三四五六七八九十\d]+天了[,，]?没人/;
const IS_GIVEN_TIME = /再给[\d一二两三四五六七八九十]{1,2}(?:个工作日|天)/;
const IS_GIVEN_TO =
  /(?:定了[,，]?)?就?(?:归|给|交给|派给)[\p{Script=Han}]{2,8}?(?:局|委|办|队|街道)(?:来?办|管|处理|牵头|负责)?(?=$|[,。!])/u;
const VERB_BEHIND = pattern`^\s{0,3}(?:号)?\s?${ISSUE_MEANT}\s?[,:]?\s?${MEANWHILE}*\s?${anyOf(
  IS_DONE,
  IS_MOVED,
  IS_ASKED,
  ...IS_PUT_RIGHT,
  IS_THE_SAME,
  ...IS_FINE,
  ...IS_TAKEN,
  ...IS_RANKED,
  ...WHO_HAS_IT,
  NOBODY_CAME,
  IS_GIVEN_TIME,
  IS_GIVEN_TO,
)}`;
/** Beside a number that is surely an issue: "7好了，8没好". */
const SHORT_BEHIND =
  /^号?\s?(?:都|也|已经?|全)*(?:(?:好|通|行|修好|弄好|来)了(?![吗没么?])|还?(?:堵|断|漏|停|坏|是)着?)/;

const TAKEN = words`签收 接收 受理 接单 认领`;
const GIVEN_BACK = words`退回 退单 退件 驳回 打回`;
const ENDED = words`办结 销号`;
const ASKED_FOR = words`催办 催一下 催 查一下 查询 查`;
const CHANGED = words`确认 加急 撤销 撤回 撤单 撤掉 作废 重办 重开 提级`;
const TOLD = words`补充 答复 回复 追问 进展 收到`;
const PASSED_ON = words`转办 转派 改派 派单`;
const PUT_OFF = words`延期 挂账 挂起 缓办 暂缓`;
const JOINED = words`并单 并案 合并`;
const SOLVED = words`已解决 解决了 未解决 没解决`;
const VERB = anyOf(TAKEN, GIVEN_BACK, ENDED, ASKED_FOR, CHANGED, TOLD, PASSED_ON, PUT_OFF, JOINED, SOLVED);
/** "签收30箱", "催2天": an amount, a time or a fraction. */
const NO_UNIT =
  /(?![\d.%:-]|\s?(?:[个家户件条台人名天日月年点时分万千百元块箱瓶套吨把辆次处项位米亩斤间起批份张支楼栋]|小时|工作日))/;
const POLITELY = /我们?|我局|已经?|均已|现|先|申请|请|麻烦|帮忙|帮我|再|直接/;
/** "签收：23、24、27", "申请重开25号", "退单 29" */
const WORD_BEFORE = new RegExp(
  pattern`(?:^|[,。;!?\n\s])${POLITELY}{0,3}${VERB}\s{0,3}[:、]?\s{0,3}(?:第|编号|工单|问题)?\s?(\d{1,6}|[一二三四五六七八九十百]{1,4}(?=号))(号)?${NO_UNIT}`,
  'g',
);

const ROW = /\d{1,6}号?(?:\s?[、,和与及跟\s]\s?\d{1,6}号?){0,8}/;
/** "把23并到20里", "把19、20都合进15" */
const INTO_ANOTHER = new RegExp(
  pattern`(?:^|[,。;!?\n\s])(?:请|麻烦)?[把将]\s?(${ROW})\s?(?:都|全|一起|一并|统统)?(?:归?并|合并?|归)[到进入至]\s?(\d{1,6})号?(?![\d.%:-])`,
  'g',
);

/** "说错了，不是12号，是21号办完了" */
const PUT_RIGHT =
  /(?:[说打写发报搞弄]错了?|手误|口误|更正)(?:一?下|啦)?[\s,。:;!]{0,3}不是\s?(\d{1,6})号?[\s,]{0,2}(?:而|应该|应当)?是\s?(\d{1,6})号?(?=(?:都|已经?|现在)?(?:办[完结好]|解决|修[好复]|搞定|[弄处]理?好|整改完|签收|完成)(?:了|完毕|$|[,。!]))/g;

/** "补充一下20号，是3号楼2单元的": as people begin who have left something out. */
const ADDS_TO =
  /(?:^|[,。;!?\n\s])补充一?下\s?(\d{1,6})号(?:件|问题)?(?=[,:])(?![,:]\s?(?:上午|下午|晚上|早上|中午|几点|开会|会议))/g;

/** "问题23，企业改口了": the only one, and too high to count the points of a list. */
const SOLE_PROBLEM = /^\s*问题\s?(?=[1-9]\d{1,5}号?\s?[,:。])(?!.{6,}问题\s?\d)/gs;

/** Numbers without a sign whose verb stands beside them: "12和15解决了", "签收：23、24", "四十九号不行". */
export function bareNumbers(folded: string): NumbersFound[] {
  if (!/[\d号]/.test(folded)) return [];
  const found: NumbersFound[] = [];
  for (const match of allMatches(folded, CLAUSE_START)) {
    const ref = bareNumbersAt(folded, match.index + match[0].length);
    if (ref !== undefined && VERB_BEHIND.test(folded.slice(ref.end, ref.end + 16))) found.push(ref);
  }
  if (found.length > 0)
    for (const match of allMatches(folded, CLAUSE_START)) {
      const ref = bareNumbersAt(folded, match.index + match[0].length);
      if (ref !== undefined && SHORT_BEHIND.test(folded.slice(ref.end, ref.end + 8))) found.push(ref);
    }
  for (const { index, 0: said, 1: row = '', 2: other = '' } of allMatches(folded, INTO_ANOTHER))
    for (const at of [said.indexOf(row), said.lastIndexOf(other)]) {
      const ref = bareNumbersAt(folded, index + at);
      if (ref !== undefined) found.push(ref);
    }
  for (const match of allMatches(folded, WORD_BEFORE)) {
    const digits = match[1] ?? '';
    const at = match.index + match[0].length - digits.length - (match[2] ?? '').length;
    const ref = rowBehindWord(folded, at);
    if (ref !== undefined) found.push(ref);
  }
  return [
    ...found,
    ...within(folded, PUT_RIGHT),
    ...within(folded, ADDS_TO),
    ...behind(folded, SOLE_PROBLEM),
  ];
}

/** Each number that the pattern caught. */
function within(folded: string, pattern: RegExp): NumbersFound[] {
  return allMatches(folded, pattern).flatMap(({ index, 0: said, 1: first = '', 2: second }) =>
    [said.indexOf(first), ...(second === undefined ? [] : [said.lastIndexOf(second)])].flatMap(
      (at) => bareNumbersAt(folded, index + at) ?? [],
    ),
  );
}

/** "签收15、16，17退回": the last one has a verb of its own. */
export function rowBehindWord(folded: string, at: number, mayBeHotline = false): NumbersFound | undefined {
  const ref = bareNumbersAt(folded, at, mayBeHotline);
  const comma = ref === undefined ? -1 : folded.lastIndexOf(',', ref.end);
  return ref !== undefined && comma > ref.start && OWN_DEED.test(folded.slice(ref.end, ref.end + 4))
    ? bareNumbersAt(folded.slice(0, comma), at, mayBeHotline)
    : ref;
}
const OWN_DEED = /^\s?(?:[退签收转派办撤催延挂重确不别没未还先暂已好也就]|解决|等)/;

function behind(folded: string, pattern: RegExp): NumbersFound[] {
  return allMatches(folded, pattern).flatMap(
    ({ index, 0: said }) => bareNumbersAt(folded, index + said.length) ?? [],
  );
}
