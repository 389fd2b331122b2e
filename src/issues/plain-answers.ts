import { fold } from '../language/fold.ts';

/** What a word or two under the bot's own question say. */
export type PlainAnswer = 'yes' | 'fair' | 'courtesy' | 'short';

/** How pleased somebody is who says just that it will do. */
export const FAIR = '基本满意';

const AROUND = String.raw`[\s,。!~，、]*`;
const ENDING = '(?:了|的|啦|啊|呀|哈|哦)?';
const one = (words: string) => new RegExp(`^${AROUND}(?:${words})${ENDING}${AROUND}$`, 'u');

const ANSWERS: readonly (readonly [PlainAnswer, RegExp])[] = [
  ['yes', one('可以|行|中|没问题|ok')],
  ['fair', one('(?:基本|大体上?|还算?|总体)(?:上)?(?:可以|行|满意)')],
  [
    'courtesy',
    one(
      '(?:收到|好|谢谢|感谢|多谢|辛苦|知道|明白|嗯+|哦+|👍|👌|🙏|🌹|赞|大家|各位|你们|领导|了|的|啦|[\\s,。!~])+',
    ),
  ],
  // 没有, 还没, 凑合: too little to pass on to anybody.
  ['short', /^.{0,5}$/u],
];

/** Undefined for whatever says more. */
export function answerOf(text: string): PlainAnswer | undefined {
  const folded = fold(text).trim();
  return ANSWERS.find(([, pattern]) => pattern.test(folded))?.[0];
}

const URGES =
  /(?:请|麻烦|再|帮忙|帮我|尽快|抓紧|赶紧|赶快|快点|快一点|催办|催|一下|处理|解决|办理|办|回复|答复|什么时候|何时|进展|怎么|还没(?:有)?|没人管|了|吧|啊|呢|吗|[\s,。!?、~])+/gu;
const LEAST_NEWS = 6;

/** More than that it should go on: 地下室又淹了. */
export function tellsNews(text: string): boolean {
  return fold(text).replace(URGES, '').length >= LEAST_NEWS;
}

const DOUBTS =
  /不满意|不(?:行|好|对|认|是|通|干净|彻底)|没(?:有)?(?:解决|修|办|弄|人|好|通|来|动|见)|还[在没是]|又[^,。]{0,6}了|假|骗|糊弄|屁/;

/** A question about a result that doubts it. */
export function doubtsResult(text: string): boolean {
  return DOUBTS.test(fold(text));
}
