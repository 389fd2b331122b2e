import { isFine, isProblem } from './problem.ts';
import type { Reading } from './reading.ts';
import type { KeywordFound } from './report-keyword.ts';
import { onlyAsks, TALK } from './report-talk.ts';

const ANNOUNCED =
  /^[\s,。:!]*(?:各位|领导|你好|您好|大家好|麻烦|我们|这边|那边|组里|今天|刚才|还|又|[,。:!\s]|@\S{1,20}){0,4}有(?:一|了)?(?:个|件|些|几个)\s?(?:新|急)?(?:问题|困难|难题|难处|麻烦|急事)\s?[,:。!\s]\s?/;

/** "有个问题凤凰粮食贷款卡住了": spoken without a pause, so that the object's name stands right behind. */
function announcedOf(folded: string, names: Reading['names']): RegExpExecArray | null {
  const head = ANNOUNCED_TIGHTLY.exec(folded.slice(0, 80));
  const isNext = names.some(({ what, start }) => what === 'object' && start === head?.[0].length);
  return isNext ? head : null;
}
const ANNOUNCED_TIGHTLY =
  /^[\s,。:!]*(?:各位|领导|你好|您好|大家好|我们|这边|那边|组里|今天|刚才|还|又|[,。:!\s]){0,4}有(?:一|了)?(?:个|件|些|几个)\s?(?:新|急)?(?:问题|困难|难题|难处|麻烦|急事)(?:是|就是)?/;

/** "报 凤凰粮食 停电三天了", "有个事不知当讲不当讲，凤凰粮食…": somebody known, and trouble. */
const TOLD =
  /^[\s,。:!]*(?:各位|领导|老师们?|你好|您好|大家好|我们?|再|急|[,。:!\s]){0,4}(?:(?:上?报|报告|汇报|反馈)(?:一下)?[哈啊呀哦]?[\s:,]|有(?:一|了)?(?:个|件)\s?(?:事情?|事儿|情况)[^,。:!\n]{0,12}[,。:!\s]|(?:麻烦|请|让)?[^,。:!\s]{0,8}(?:记|登记)(?:一?下|一个|上)(?:这个事|这事|个事)?[\s:,])\s?/;

/** "反映 国奥社区…", "投诉！…": a word for nothing else, so that anything but good news may follow. */
const COMPLAINS =
  /^[\s,。:!]*(?:各位|领导|老师们?|你好|您好|大家好|我们?|我要|我?想|再|急|[,。:!\s]){0,4}(?:帮忙|帮我|帮着|代为|替[^,。\s]{1,6})?(?:反映|反应|投诉|举报)(?:一下|一个|下|个)?(?:事情?|事儿|情况)?[\s:,!]\s?/;

function toldOf(folded: string, names: Reading['names']): RegExpExecArray | null {
  if (!names.some(({ what }) => what === 'object')) return null;
  const complains = COMPLAINS.exec(folded.slice(0, 80));
  if (complains !== null) return isFine(folded.slice(complains[0].length)) ? null : complains;
  const head = TOLD.exec(folded.slice(0, 80));
  return head !== null && isProblem(folded.slice(head[0].length)) ? head : null;
}

/** "有个问题，锦绣新都荟口罩只够用两天了": said to be one, and told about somebody whom the directory knows. */
export function announcedReport({ folded, names, mentionsBot }: Reading): KeywordFound | undefined {
  const head = ANNOUNCED.exec(folded.slice(0, 80)) ?? announcedOf(folded, names) ?? toldOf(folded, names);
  if (head === null || folded.length > 400) return undefined;
  const rest = folded.slice(head[0].length);
  const object = names.some(({ what }) => what === 'object');
  if (
    rest.trim().length < 4 ||
    (!mentionsBot && (!object || TALK.test(rest) || /几点|几号|哪天|谁[去来]/.test(rest))) ||
    onlyAsks(rest)
  )
    return undefined;
  return { start: 0, end: head[0].length };
}
