import { departmentsNamed } from '../departments.ts';
import type { QueryIntent } from '../intent.ts';
import { cutOut, type Reading } from '../reading.ts';
import { countsIssues, isSpokenTo, SHOWS } from './figures-asked.ts';
import { categorySaid } from './narrowings.ts';
import { PERIOD, readPeriod } from './read-period.ts';

const LONGEST = 40;
const WHEN = new RegExp(PERIOD, 'u');
const PLEASE = '(?:请|麻烦|帮我|帮忙|给我|把|查一?下|看一?下|看看|说说|问一?下|[\\s,])*';
const ALL = '(?:我们?组|咱们?组|本组|各组|全区|大家|一共|总共|共|都|全部?|新|又|已经?|有|是|的|里|\\s)*';
const CLOSED = '(?<closed>(?:办结|办完|办好|销号|解决|结案|完结|闭环)(?:了|掉|完)?)';
const REPORTED = '(?<reported>(?:上?报|提|登记|受理|反映|收到?|接到?|来|新增|出)(?:了|上来|过来?)?)';
const NOUN = '(?:问题|诉求|单子?|工单|事项|件)?';
const LISTED = '(?<listed>(?:哪些|哪几[件个条单]|什么问题|啥问题|清单|列表|明细))';
const COUNTED = `(?:多少|几|什么|啥)(?:件|个|条|单|起)?`;
const END = '(?:呢|啊|呀)?[\\s?。!]*$';
/** "办结的有哪些", "报了几件"; the other way round: "有哪些办结了". */
const BEHIND = new RegExp(
  `^${PLEASE}${ALL}(?:${CLOSED}|${REPORTED})?${ALL}${NOUN}${ALL}(?:${LISTED}|${COUNTED})${NOUN}${END}`,
  'u',
);
const IN_FRONT = new RegExp(
  `^${PLEASE}${ALL}${LISTED}${NOUN}${ALL}(?:${CLOSED}|${REPORTED})的?${NOUN}${END}`,
  'u',
);
/** "办结的列一下": what shows that a list is wanted is cut off before. */
const SHOWN = new RegExp(`^${PLEASE}${ALL}(?:${CLOSED}|${REPORTED})的${NOUN}[\\s,]*$`, 'u');

/**
 * What was reported or closed in a time, or closed at all: "这周办结的有哪些", "昨天报上来的列一下", "本周用工类报了几件",
 * "住建局办结的有哪些". How many there were of all categories is a question for figures.
 */
export function timedList(reading: Reading): QueryIntent | undefined {
  const { folded, context } = reading;
  if (reading.quotedIssue !== undefined || folded.trim().length > LONGEST || /[#\n]/.test(folded))
    return undefined;
  if (!isSpokenTo(reading) && !countsIssues(reading)) return undefined;
  const category = categorySaid(reading);
  const ofAll = category === undefined ? reading : cutOut(reading, category);
  const object = ofAll.names.find(({ what }) => what === 'object');
  const place = object ?? departmentsNamed(ofAll.folded, ofAll.names)[0];
  const anywhere = place === undefined ? ofAll : cutOut(ofAll, place);
  const time = WHEN.exec(anywhere.folded);
  const words =
    time === null
      ? anywhere.folded
      : anywhere.folded.slice(0, time.index) + anywhere.folded.slice(time.index + time[0].length);
  const said = saidIn(words.trim());
  if (said === undefined || !(said.isList || category !== undefined)) return undefined;
  if (said.deed === undefined && category === undefined) return undefined;
  if (said.deed !== 'closed' && time === null) return undefined;
  const period = time === null ? undefined : readPeriod(anywhere.folded, context.now);
  return {
    intent: 'query',
    issueNumbers: [],
    scope: said.deed === 'closed' ? 'closed' : 'all',
    ...(object === undefined ? {} : { subject: object.name }),
    ...(object !== undefined || place === undefined ? {} : { department: place.name }),
    ...(category === undefined ? {} : { category: category.what }),
    ...(period === undefined ? {} : said.deed === 'closed' ? { closed: period } : { reported: period }),
  };
}

interface Said {
  readonly deed: 'closed' | 'reported' | undefined;
  /** Which ones, and not only how many. */
  readonly isList: boolean;
}

function saidIn(words: string): Said | undefined {
  const isShown = SHOWS.test(words);
  const groups = isShown
    ? SHOWN.exec(words.replace(SHOWS, ''))?.groups
    : (BEHIND.exec(words) ?? IN_FRONT.exec(words))?.groups;
  if (groups === undefined) return undefined;
  const { closed, reported, listed } = groups;
  const deed = closed === undefined ? (reported === undefined ? undefined : 'reported') : 'closed';
  return { deed, isList: isShown || listed !== undefined };
}
