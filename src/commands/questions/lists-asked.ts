import { isSpokenTo, SHOWS, TAKES } from './figures-asked.ts';
import { anyOf, pattern, words } from '../../language/pattern.ts';
import type { QueryIntent } from '../intent.ts';
import { SHARP } from './news-asked.ts';
import type { Reading } from '../reading.ts';

const LOOK = '(?:请|麻烦|帮我|帮忙|给我)?(?:查询|查看|查|看|列|列出|调出)?(?:一下|下|一查|看)?';
const WHEN = words`刚才 刚刚 刚 今天 昨天 前天 上午 下午 早上 上周 上星期 上个星期 上礼拜 这周 前几天`;
/** "我的", "我上周报的" */
const OF_MINE = pattern`我(?:名下的?|${WHEN}?(?:上?报|登记|提|反映)的|的)`;
const MATTERS = /(?:[那这]?(?:几|些|两)?(?:个|件|条)|[那这]些)?(?:问题|工单|单子?|件|诉求|事)?/;
const HOW_IT_GOES = anyOf(
  /都?[有剩](?:着|下)?(?:哪些|几[件个条]|什么|多少)(?:没(?:销号|办结?|办完|解决|处理)的?)?/,
  /(?:是?什么|啥)情况了?/,
  /到哪一?步了?/,
  words`进展 情况 列表`,
  /怎么样了?|咋样了?|到哪了?/,
  /(?:都|全)?(?:办|解决|处理|弄|搞)(?:好|完|定)?了?(?:没有|没|吗|不)/,
  /(?:怎么|咋)?还没(?:动静|消息|人管|人理)/,
  words`啥情况`,
  new RegExp(SHARP),
);
const MINE = pattern`^${new RegExp(LOOK)}\s?${OF_MINE}${MATTERS}(?:现在|目前|还|都)*${HOW_IT_GOES}?[\s?。!]*$`;
const OVERDUE = new RegExp(
  `^${LOOK}\\s?(?:哪些|有哪些|有没有|有几件|全部|所有|还有哪些)?\\s?(?:问题|工单|件)?(?:已经|已)?(?:超期|逾期|超时|过期)(?:了)?(?:的|未办结?的?|没办结?的?|还没办的?)?(?:问题|工单|单子|件|事项|清单|列表|情况|有哪些|的有哪些|有几件|有多少)?(?:有哪些|吗)?[\\s?。!]*$`,
);
const OPEN = new RegExp(
  `^${LOOK}\\s?(?:(?:我们|咱们?|本|这个)?(?:工作)?[组群]里?(?:手[里上头])?)?(?:现在|目前|一共|总共)?(?:还?(?:剩|有)?(?:哪些|什么|啥|几[件个条]|多少))?\\s?(?:问题|工单|件|事项)?(?:是|还)?\\s?(?:未办结|没办结|没办完|没办|没销号|没结|在办|未完成|没解决|未解决|待办)(?:的)?(?:问题|工单|件|事项|清单|列表|有哪些)?(?:有哪些)?[\\s?。!]*$`,
);

const WHICH =
  '(?:(?:我们?|咱们?|本|该|这个)?(?:工作)?[组群局委办处队](?:里|内)?)?(?:还|都|现在|目前|一共|总共)*(?:有|剩)?(?:哪些|什么|啥|几[件个条]|多少|谁)?(?:问题|工单|件|事项|单子?)?(?:是|还)?';
const LIST_ENDS =
  '(?:的)?(?:问题|工单|件|事项|单子?)?(?:有哪些|有几件|有多少|清单|列表|是哪些|都有谁)?(?:列一?下|列出来|发一?下|给我|看看)?(?:吗|呢)?[\\s?。!]*$';
/** "还有哪些没签收的" */
const UNSIGNED = new RegExp(`^${LOOK}\\s?${WHICH}(?:没有?|未)(?:人)?签收${LIST_ENDS}`);
/** "快超期的列一下", "哪些快到期了" */
const DUE_SOON = new RegExp(
  `^${LOOK}\\s?${WHICH}(?:快要?|马上|即将|临近|将要?|眼看|明[天日]|这?两天|本周|这周)(?:要)?(?:超期|逾期|到期|超时)(?:了)?(?:的)?(?:有没有|有吗)?${LIST_ENDS}`,
);

/** "督办清单", "我督办的还有哪些没办", "督办的都办了吗" */
const ORDERED = new RegExp(
  `^${LOOK}\\s?(?:我|领导|书记|上级|在)?(?:督办|批示)(?:过|了|着|中)?(?:的)?(?:问题|工单|事项|事|件)?(?:现在|目前|还|都)*(?:有)?(?:清单|列表|台账|(?:有)?哪些(?:还?(?:没有?|未)(?:办|落实|完成?|结)(?:完|结|好|成)?的?)?|(?:办|落实|完成|办结|办完|结)(?:好|完|结)?了?(?:没有|没|吗)|进展|情况|怎么样了?|(?:还?有)?几[件个条](?:(?:还)?没(?:有)?(?:办完?|落实|完成|结)的?)?)(?:列一下|发一下|给我看看|看看)?[\\s?。!]*$`,
);

/** "还没解决" said to the bot is about an issue, and asks for no list. */
const DISPUTES = /^(?:(?:还|也|都|根本|并)(?:没有?|未)(?:办完|办结|办|解决)|没有?解决)(?:啊|呀|呢)?[\s。!]*$/;

export function listOf(reading: Reading): QueryIntent | undefined {
  const whole = reading.folded.trim();
  if (whole.length > 40) return undefined;
  const isMeant = (TAKES.test(whole) && SHOWS.test(whole)) || isSpokenTo(reading);
  const text = SHOWS.test(whole) ? whole.replace(TAKES, '').replace(SHOWS, '') : whole;
  if (ORDERED.test(text)) return { intent: 'query', issueNumbers: [], scope: 'ordered' };
  if (MINE.test(text)) return { intent: 'query', issueNumbers: [], scope: 'mine' };
  if (OVERDUE.test(text)) return { intent: 'query', issueNumbers: [], scope: 'overdue' };
  const asks = isMeant || /哪些|几件|清单|列|多少/.test(text);
  if (asks && UNSIGNED.test(text)) return { intent: 'query', issueNumbers: [], scope: 'unsigned' };
  if (asks && DUE_SOON.test(text)) return { intent: 'query', issueNumbers: [], scope: 'due_soon' };
  const asked = isMeant || /^(?:请|帮我)?(?:查|看|列)/.test(text) || /哪些|几件|清单|列表/.test(text);
  return asked && OPEN.test(text) && !DISPUTES.test(text)
    ? { intent: 'query', issueNumbers: [], scope: 'open' }
    : undefined;
}

const ABOUT =
  /^(?:请|麻烦|帮我|给我|把|查一?下|查|找一?下|看看|[\s,])*(?<words>[\p{Script=Han}a-z]{2,8}?)(?:相关|有关)?的(?:问题|单子|诉求|事)?(?:都|全部?|统统|一共)*(?:有哪些|有几[件个条]|有多少|(?:给我)?(?:列|查|找|调)(?:一?下|出来|个?单子)(?:看看)?)[\s?。!]*$/u;
/** What is said of any issue names no matter. */
const NO_MATTER =
  /没|未|超期|逾期|办|签|退|派|挂|急|确认|督|批|报|登记|收|受理|新增|解决|完成|满意|要|能|最|我|你|他|谁|本[周月组]|[上下]个?[周月]|今[天日]|昨[天日]|明[天日]|这|那|所有|全部|各|类|方面|到期|周|月|年|天|数据|情况|工作|重点|领导|值班|人|表|书记|材料|文件/;

/** "农民工工资的都列出来": looked for in what was reported. */
export function matterListed(reading: Reading): QueryIntent | undefined {
  if (!isSpokenTo(reading) || reading.names.length > 0) return undefined;
  const words = ABOUT.exec(reading.folded.trim())?.groups?.['words'];
  if (words === undefined || NO_MATTER.test(words.replace('农民工', ''))) return undefined;
  return { intent: 'query', issueNumbers: [], scope: 'open', words };
}
