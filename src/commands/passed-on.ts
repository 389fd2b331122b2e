import { makeReading, type Reading } from './reading.ts';

const MATTER = '(?:这个?|这条|这事|那个|上面的?|上述|他说的|她说的|楼上)(?:问题|事情?|情况|诉求)?';
const DEED = '(?:协调|登记|记|报|上报|反映|处理|解决|看|跟进)(?:一?下|上|个)?';
/** Nothing but the asking: what it is about stands in the quote. */
const PASSES_ON = new RegExp(
  `^(?:(?:请|麻烦|帮忙|帮我|给|你们?)*${DEED}(?:${MATTER})?|${MATTER}(?:请|麻烦|帮忙|帮我|给|你们?)*${DEED})(?:吧|哈|呗|啊|谢谢|了)*[。!~\\s]*$`,
);
const SHORTEST = 6;

/** "「王经理：面粉运到半路被劝返了」 @助手 帮忙协调一下这个": the colleague's words, read as if they were said to the bot. */
export function passedOn(reading: Reading): Reading | undefined {
  const { quotedWords, folded, mentionsBot, lexicon, context } = reading;
  if (quotedWords === undefined || !mentionsBot || !PASSES_ON.test(folded.trim())) return undefined;
  return quotedWords.trim().length < SHORTEST
    ? undefined
    : makeReading(quotedWords, lexicon, { ...context, mentionsBot: true });
}
