import { departmentsNamed } from '../departments.ts';
import { nearObjects } from './near-object.ts';
import { isProblem } from './problem.ts';
import type { Reading } from '../reading.ts';
import { ALARMS, CRIES, OPENINGS, OPENS_AT_HEAD, PASSED_ON } from './report-openings.ts';
import { isAside, onlyAsks, TALK } from './report-talk.ts';
import { tellsOfTrouble } from './trouble-told.ts';

/**
 * A report without its keyword: "有个问题需要协调一下，…", or to the bot by mention. Without a mention it needs an opening or a plea, trouble,
 * and no sign of being talk about something else; without an object of the directory it needs the opening as well.
 */
export function isImplicitReport(reading: Reading): boolean {
  const { folded, names, mentionsBot, lexicon } = reading;
  const text = folded.trim();
  if (text.length < 6) return false;
  const object = names.some(({ what }) => what === 'object');
  const opens = OPENINGS.test(text) || TO_BE_NOTED.test(text);
  if (mentionsBot)
    return (
      (opens ||
        tellsOfTrouble(reading) ||
        ((object || nearObjects(folded, lexicon).length > 0) && (isProblem(text) || WANTS.test(text))) ||
        (text.length >= 10 &&
          text.length <= 120 &&
          HAPPENS_HERE.test(text) &&
          isProblem(text) &&
          !TALK.test(text))) &&
      !onlyAsks(text)
    );
  if (tellsOfTrouble(reading) && !onlyAsks(text)) return true;
  if (text.length > 400 || TALK.test(text)) return false;
  if (PLEADS_FOR.test(text) && !onlyAsks(text)) return object || nearObjects(folded, lexicon).length > 0;
  if (!isProblem(text)) return false;
  if (object && (CRIES.test(text) || ALARMS.test(text))) return true;
  if (PASSED_ON.test(text) && !onlyAsks(text)) return true;
  if (!opens) return false;
  if (onlyAsks(text)) return false;
  return (
    object || OPENS_AT_HEAD.test(text) || (TO_BE_NOTED.test(text) && nearObjects(folded, lexicon).length > 0)
  );
}

/** "恁快给报上去" */
const TO_BE_NOTED =
  /(?:快|赶紧|赶快|帮忙|帮我|给|替|麻烦)[^,。;]{0,6}(?:报上去|报一下|登记|上报|反映上去|往上报|记一下|记上)/;

/** "俺们村的水管子裂了没水吃": to the bot, of a place that the directory does not know by this name. */
const HAPPENS_HERE =
  /(?:我们|咱们?|俺们?|这边|那边|村里|组里|厂里|社区里?|小区|[村厂镇庄屯])的?[\p{Script=Han}]{2,}/u;

/** "凤凰粮食要俩叉车": an amount is wanted. */
const WANTS = /(?:要|缺|差|求|借|买|来|招聘?|聘|租)(?:个|点|些)?\s?(?:\d|[一二两俩仨三四五六七八九十几])/;

/** "能不能给辛十李解决一下灌溉用电的事啊": something for somebody known. */
const PLEADS_FOR =
  /(?:能不能|能否|可否|可不可以|麻烦|请|希望|恳请|想请)[^,。;!?]{0,4}(?:给|帮|替|为)[^,。;!?]{2,14}(?:解决|协调|想想?办法|对接|处理|落实)(?:一?下)?[^,。;!?]{2,}/;

/** "学府社区…，请卫健局马上派车": an object, trouble, and an office that is asked. */
export function asksOffice(reading: Reading): boolean {
  const { folded, names } = reading;
  if (folded.length > 400 || TALK.test(folded) || isAside(folded)) return false;
  if (onlyAsks(folded) || /#\s?\d/.test(folded)) return false;
  if (!names.some(({ what }) => what === 'object') || !isProblem(folded)) return false;
  return (
    departmentsNamed(folded, names).length > 0 &&
    /请|麻烦|希望|恳请|求|需要|需|帮忙|找|能不能|能否|叫|让/.test(folded)
  );
}
