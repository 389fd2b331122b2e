import type { QueryIntent } from '../intent.ts';
import { cutOut, type Reading } from '../reading.ts';
import { countsIssues, isSpokenTo } from './figures-asked.ts';
import { framedList } from './list-frames.ts';
import { listOf } from './lists-asked.ts';
import { ageSaid, categorySaid, latenessSaid } from './narrowings.ts';

const LONGEST = 40;
/** Nothing but the asking: "用工类的都有哪些", "拖了一个月以上的有没有". */
const ASKED_FOR =
  /^(?:请|麻烦|帮我|给我|查|看|列|一下|(?:我们?|咱们?|本)[组局]|还|都|现在|目前|一共|总共|里|的|问题|单子|有没有|有|哪些|几[件个条]|多少|什么|啥|清单|列表|情况|列?出来|看看|\s)*(?:呢|吗|啊)?[\s?。!]*$/;

/** Before anything is looked for: most lines ask nothing. */
const MAY_ASK = /[哪几啥列查看类]|多少|什么|有没有|清单|情况|方面|问题/;

/** Lists of one category or of some age: "用工类还有几件没办", "超过10天没办的有哪些", "超期三天以上的". */
export function narrowedList(reading: Reading): QueryIntent | undefined {
  const { folded } = reading;
  if (reading.quotedIssue !== undefined || folded.trim().length > LONGEST || /[#\n]/.test(folded))
    return undefined;
  if (!MAY_ASK.test(folded)) return undefined;
  const category = categorySaid(reading);
  const ofAll = category === undefined ? reading : cutOut(reading, category);
  const age = ageSaid(ofAll.folded);
  const late = latenessSaid(ofAll.folded);
  const length = age ?? late;
  if (category === undefined && length === undefined) return undefined;
  const rest = length === undefined ? ofAll : cutOut(ofAll, length);
  const which = {
    ...(category === undefined ? {} : { category: category.what }),
    ...(age === undefined ? {} : { olderThanDays: age.what }),
    ...(late === undefined ? {} : { overdueDays: late.what }),
  };
  if (isSpokenTo(reading) || countsIssues(reading)) {
    const words = rest.folded.trim();
    if (late === undefined && ASKED_FOR.test(words) && (words !== '' || isNamedAsKind(folded)))
      return { ...LIST, scope: 'open', ...which };
  }
  const list = framedList(rest) ?? listOf(rest);
  if (list === undefined || (late !== undefined && list.scope !== 'overdue')) return undefined;
  return { ...list, ...which };
}

const LIST = { intent: 'query', issueNumbers: [] } as const;

/** A category's bare name may be a command (供需对接). */
const isNamedAsKind = (folded: string): boolean => /类|方面|难|问题|诉求|以上/.test(folded);
