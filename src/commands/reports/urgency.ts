import { anyOf, words } from '../../language/pattern.ts';
import type { Priority } from '../intent.ts';

const STANDSTILL = words`停产 停线 停工 停摆 停炉 停窑`;
const HOLDS_NO_LONGER = [/顶不[住到过]/, words`压不住 就废了`];
const CUT_OFF = words`断供 断粮 断水 断电 停水 停电 停暖`;
const LACKED_NOW = words`急缺 急需 紧缺 奇缺`;
const CALLED_URGENT = anyOf(
  words`紧急 特急 加急 万分火急 十万火急 火烧眉毛 燃眉之急 非常急 特别急 很急 太急 着急 急用`,
  /(?:^|[,。!\s])急(?:$|[,。!\s])/,
  /急{2,}/,
  words`急死`,
);
const DANGER = words`险情 危险 着火 起火 泄漏 坍塌 塌方 伤亡 受伤 中毒 爆炸 决口`;
const RUNS_OUT = words`告急 见底 断货 断档 资金链断`;
const WITHIN_HOURS = [words`今晚就 今天就要 马上就要 眼看就`, /撑不(?:住|过|了)/];
const COME_AT_ONCE = anyOf(
  /速(?:请|派|来|办|修|救)/,
  words`抢修 抢险 人命 救命 等米下锅`,
  /马上(?:[!。\s]*$|[来派][人车])/,
);
const LASTS_AT_MOST = /最多(?:只能|还能)?再?(?:顶|撑|坚持|扛)/;
/** A 停气表 is a list, and 困在家 is no trap. */
const TRAPPED = [/倒灌/, /停气(?!表)/, /困(?:了)?人/, words`被困 困住`, /困在(?![家屋宿酒隔])/];
const LEAKS_GAS = words`漏气 煤气泄`;
const URGENT = anyOf(
  STANDSTILL,
  ...HOLDS_NO_LONGER,
  CUT_OFF,
  LACKED_NOW,
  CALLED_URGENT,
  DANGER,
  RUNS_OUT,
  ...WITHIN_HOURS,
  COME_AT_ONCE,
  LASTS_AT_MOST,
  ...TRAPPED,
  LEAKS_GAS,
);
const CALM = /(?:不|没那么|不太|并不)(?:急|着急|紧急)|应急(?:管理)?局|应急管理|紧急联系人|停产多年/g;
/** Somebody is hurt or held fast, or people block the way: pressing where help is wanted at once. */
const HARM =
  /摔(?:了|伤|倒|下|断|成)|[砸撞烫咬刺]伤|[砸撞]到?了?人|掉(?:下去|进去|里面)|晕倒|昏倒|触电|打起来|动手打|堵了?[^,。;]{0,6}门|[堵围]住?[^,。;]{0,6}(?:大门|门口|厂门)|闹起来|没下车|下不了车|(?:没|断)了?(?:吃的|喝的|水[喝吃])/;
const AT_ONCE =
  /(?:赶[紧快]|快点?|快些|抓紧)(?:来|派|过来|安排人|叫人|找人)|(?:得|要|必须)(?:赶[紧快]|快[点些]|抓紧)(?=$|[,。!\s]|来|派|处理|解决)/;
const HARD = /疑难|历史遗留|多年(?:未|没)|老大难|遗留问题/;

/** Reads urgency from the words of consequence, and of haste where somebody is in need; undefined means the ordinary class. */
export function urgencyOf(folded: string): Priority | undefined {
  if (URGENT.test(folded.replace(CALM, ''))) return 'urgent';
  if (HARM.test(folded) && AT_ONCE.test(folded)) return 'urgent';
  return HARD.test(folded) ? 'hard' : undefined;
}
