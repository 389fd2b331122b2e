import { departmentsNamed } from '../departments.ts';
import type { StatsIntent } from '../intent.ts';
import { PERIOD, readPeriod, VAGUE } from './read-period.ts';
import type { Reading } from '../reading.ts';

const WHEN = new RegExp(`(?:${PERIOD}|${VAGUE})的?`);
const GROUP = String.raw`[\p{Script=Han}\d]{1,12}?组`;
const LEDGER = String.raw`\s?(?:(?<group>${GROUP})的?)?\s?(?:工作)?台账\s?(?<after>${GROUP})?`;
/** An order: nothing stands beside it that people say to one another. */
const ORDER = new RegExp(`^(?:导出|下载)?${LEDGER}[\\s。!]*$`, 'u');
const FORM = '(?:excel|xlsx?|电子|表格?)(?:版|表|文件|格式)?的?';
const BEFORE = `(?:请|麻烦|帮我|帮忙|给我|把|将|发送|发|要|来|出|查|看看|看|给|调|生成|导出|导|下载|做|弄|整|拉|打印|一下|一份|一个|下|个|我|最新的?|全部的?|完整的?|整个|所有的?|全区的?|总的?|问题|工单|的|${FORM}|[\\s,])`;
const AFTER = `(?:(?:导|发|给|传|转|做|弄|整|拉|来|打[印包]?|下载|生成)(?:出来?|一下|一?份|一?个|成|到|给|我|领导|群里|下来)*|${FORM}|一份|看一下|看看|我|呢|吧|呗|谢谢|[\\s,])`;
/** What is asked of the bot by name. */
const ASKED = new RegExp(`^${BEFORE}{0,8}${LEDGER}${AFTER}{0,8}[\\s?。!]*$`, 'u');
/** "把问题清单导成Excel": who says how it is to come means the ledger, by whatever name. */
const AS_FILE = /导(?:出|成|一?份|一?个|给|我)|下载|excel|xls|电子版/;
const OTHER_NAMES =
  /(?:所有|全部|全区|当前|目前)?的?(?:问题|工单|事项|诉求)?的?(?:清单|明细表?|列表|汇总表?|总表|数据表?)|(?:所有|全部)的?(?:问题|工单|事项|诉求)/;

/** "导出台账", "台账 3月", "住建局台账": the ledger as a file; 物资台账 and the like are somebody else's. */
export function ledgerOf(reading: Reading): StatsIntent | undefined {
  const { folded, names, mentionsBot, context } = reading;
  if (folded.trim().length > 40) return undefined;
  const isOther = mentionsBot && AS_FILE.test(folded) && OTHER_NAMES.test(folded);
  if (!folded.includes('台账') && !isOther) return undefined;
  const office = departmentsNamed(folded, names)[0];
  const bare = office === undefined ? folded : folded.slice(0, office.start) + folded.slice(office.end);
  const dateless = bare.replace(WHEN, '').trim();
  const text = folded.includes('台账') ? dateless : dateless.replace(OTHER_NAMES, '台账');
  const said = ORDER.exec(text) ?? (mentionsBot ? ASKED.exec(text) : null);
  if (said === null) return undefined;
  const group = said.groups?.['group'] ?? said.groups?.['after'];
  return {
    intent: 'stats',
    as: 'ledger',
    ...(WHEN.test(bare) ? readPeriod(bare, context.now) : { period: 'all' }),
    ...(office === undefined ? {} : { department: office.name }),
    ...(group === undefined ? {} : { group }),
  };
}
