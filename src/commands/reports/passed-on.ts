import { fold } from '../../language/fold.ts';
import { makeReading, type Reading } from '../reading.ts';
import { reportKeyword } from './report-keyword.ts';

const MATTER = '(?:这个?|这条|这事|那个|上面的?|上述|他说的|她说的|楼上)(?:问题|事情?|情况|诉求)?';
const DEED = '(?:协调|登记?|记|录|转|报问题|报|上报|反映|处理|解决|看|跟进)(?:一?[下笔]|上|个)?';
const PLEASE = '(?:请|麻烦|帮(?:[忙我着]|企业|[他她]们?|人家|村里|老乡)?|给|你们?)*';
/** Nothing but the asking: what it is about stands in the quote. */
const PASSES_ON = new RegExp(
  `^(?:${PLEASE}${DEED}(?:${MATTER})?|${MATTER}${PLEASE}${DEED})(?:吧|哈|呗|啊|谢谢|了)*[。!~\\s]*$`,
);
const SHORTEST = 6;

/** "「王经理：面粉运到半路被劝返了」 @助手 帮忙协调一下这个": the colleague's words, read as if they were said to the bot. */
export function passedOn(reading: Reading): Reading | undefined {
  const { quotedWords, quotedName = '', folded, mentionsBot, lexicon, context } = reading;
  const asked = folded.trim();
  if (quotedWords === undefined || !PASSES_ON.test(asked)) return undefined;
  if (!mentionsBot && reportKeyword(asked) === undefined) return undefined;
  if (quotedWords.trim().length < SHORTEST) return undefined;
  const passed = makeReading(quotedWords, lexicon, { ...context, mentionsBot: true });
  const object = lexicon.find(fold(quotedName)).find(({ what }) => what === 'object');
  if (object === undefined || passed.names.some(({ what }) => what === 'object')) return passed;
  // 泰山石膏李经理: of whom the words are stands in the name above them.
  return { ...passed, names: [{ ...object, start: 0, end: 0 }, ...passed.names] };
}
