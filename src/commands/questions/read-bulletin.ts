import { departmentsNamed } from '../departments.ts';
import type { StatsIntent } from '../intent.ts';
import { PERIOD, readPeriod, VAGUE } from './read-period.ts';
import type { Reading } from '../reading.ts';

const HAS_PERIOD = new RegExp(PERIOD);
const WHEN = new RegExp(`(?:${PERIOD}|${VAGUE})的?`);
const PLACE = String.raw`[\p{Script=Han}\d]{1,12}?(?:组|局|大队)`;
/** What is called nothing else; 通报, 简报 and 统计 are words of a department's own too and want a period or the bot's name. */
const BULLETIN = '(?:周报|周通报|周简报|日报|日通报|月报|月通报)';
const WIDER = `(?:${BULLETIN}|通报|简报|统计(?:数据|表)?|数据)`;
const ASK =
  '(?:请|麻烦|帮我|帮忙|给我|我要)*(?:发|要|来|出|查|看|看看|看下|给|调|生成|导出)?(?:一下|一份|下|个|我)?';
const TAIL = '(?:发一下|发我|发给我|发群里|给我|来一份|发一份|看一下|看看|呢|吧)?[\\s?。!]*';
const told = (word: string) =>
  new RegExp(`^${ASK}\\s?(?:(?<place>${PLACE})的?)?\\s?${word}\\s?(?<after>${PLACE})?\\s?${TAIL}$`, 'u');
const NAMED = told(BULLETIN);
const ASKED = told(WIDER);
/** "一组本周", "住建局本周情况": a place, a time and nothing else. */
const BARE = new RegExp(`^(?<place>${PLACE})?的?\\s?(?:工作)?(?:情况)?[\\s?。!]*$`, 'u');

/** The chat's own group is no name, and all groups stand in the organisation's bulletin; 领导小组 is who reads it. */
const NO_NAME =
  /^(?:(?:我们?|咱们?|本|这个|各个?|所有|全部|每个|全体|哪个|几个|领导)(?:工作|小)?(?:组|局)|小组|工作组)$/;

/** What people say to one another about a bulletin that one of them writes. */
const CHATTER = /谁|写|交(?!通|警)|改|催|哪/;

/** "一组上周周报", "周报 二组", "度假区工作二组本周", "住建局周报": the bulletin of one group or department. */
export function placedBulletinOf(reading: Reading): StatsIntent | undefined {
  const { folded, names, mentionsBot, context } = reading;
  if (folded.trim().length > 40 || names.some(({ what }) => what === 'object')) return undefined;
  const office = departmentsNamed(folded, names)[0];
  const rest = office === undefined ? folded : `${folded.slice(0, office.start)} ${folded.slice(office.end)}`;
  const hasPeriod = HAS_PERIOD.test(rest);
  const bare = rest.replace(WHEN, ' ').replace(/\s+/g, ' ').trim();
  const named = (hasPeriod || mentionsBot ? ASKED : NAMED).exec(bare);
  const said = named ?? (hasPeriod ? BARE.exec(bare) : null);
  const place = said?.groups?.['place'] ?? said?.groups?.['after'];
  if (said === null || (office === undefined && place === undefined)) return undefined;
  const isNoName = office === undefined && NO_NAME.test(place ?? '');
  if (office === undefined && (CHATTER.test(place ?? '') || (isNoName && named === null))) return undefined;
  return {
    intent: 'stats',
    ...readPeriod(rest, context.now),
    ...(office === undefined ? (isNoName ? {} : whose(place ?? '')) : { department: office.name }),
    ...(named === null && !mentionsBot ? { isLoose: true } : {}),
  };
}

const whose = (place: string) => (place.endsWith('组') ? { group: place } : { department: place });
