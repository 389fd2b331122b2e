import { departmentsNamed } from './departments.ts';
import type { StatsIntent } from './intent.ts';
import { PERIOD, readPeriod, VAGUE } from './read-period.ts';
import type { Reading } from './reading.ts';

const WHEN = new RegExp(`(?:${PERIOD}|${VAGUE})的?`);
const GROUP = String.raw`[\p{Script=Han}\d]{1,12}?组`;
const LEDGER = String.raw`\s?(?:(?<group>${GROUP})的?)?\s?(?:工作)?台账\s?(?<after>${GROUP})?`;
/** An order: nothing stands beside it that people say to one another. */
const ORDER = new RegExp(`^(?:导出|下载)?${LEDGER}[\\s。!]*$`, 'u');
/** What is asked of the bot by name. */
const ASKED = new RegExp(
  `^(?:请|麻烦|帮我|帮忙|给我|把)*(?:发|要|来|出|查|看|看看|给|调|生成|导出|下载|发送|导)?(?:一下|一份|下|个|我)?${LEDGER}(?:发一下|发我|发给我|发出来|发群里|给我|导出来?|导一下|导一份|来一份|发一份|看一下|给我|我|呢|吧){0,3}[\\s?。!]*$`,
  'u',
);

/** "导出台账", "台账 3月", "住建局台账": the ledger as a file; 物资台账 and the like are somebody else's. */
export function ledgerOf(reading: Reading): StatsIntent | undefined {
  const { folded, names, mentionsBot, context } = reading;
  if (!folded.includes('台账') || folded.trim().length > 40) return undefined;
  const office = departmentsNamed(folded, names)[0];
  const bare = office === undefined ? folded : folded.slice(0, office.start) + folded.slice(office.end);
  const text = bare.replace(WHEN, '').trim();
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
