import { readNumber } from '../../language/numbers.ts';
import { isSpokenTo } from './figures-asked.ts';
import type { StatsIntent } from '../intent.ts';
import type { Reading } from '../reading.ts';

const ASK =
  '(?:(?:请问?|麻烦|帮我|帮忙|给我|把|将|我?想|我?要|再|重新)[\\s,]?){0,3}(?:(?:看看|看|瞧瞧|翻翻|翻|查|找|调|发|要|来|出|推|转|打开)(?:一?下|一?份|出来?|一看|给我|我)?){0,2}\\s?(?:上?次的?|我们?组?的?|群里的?)?\\s?';
const NUMBER = '第\\s?(?<number>\\d{1,4}|[一二三四五六七八九十百]{1,4})\\s?[期号]';
const LAST = '(?<last>上一?[期份]|最近(?:的?一?[期份]|的)|最新(?:的?一?[期份]|的)|刚(?:才|刚)?发的)';
const KIND = '(?:四进)?(?:工作组?)?(?<kind>周通报|月通报|周报|月报|通报|简报|通讯|公告)';
const TAIL =
  '(?:(?:发|给|转|传|调|找|翻|推)(?:一?下|一?份|出来?|一?遍|给?我|群里|到群里|看看)*|我?看看|看一?下|在哪里?|呢|有没有|有吗|吧|呗|啊|谢谢|[\\s,])*';
const SHAPES = [
  `^${ASK}(?:${NUMBER}|${LAST})的?\\s?(?:的)?${KIND}${TAIL}[\\s?。!~]*$`,
  `^${ASK}${KIND}(?:的)?\\s?(?:${NUMBER}|${LAST})${TAIL}[\\s?。!~]*$`,
].map((shape) => new RegExp(shape, 'u'));
const LONGEST = 40;

/** "看一下第3期通报", "上一期周报发我": a bulletin as it was posted, not the figures of today. */
export function editionAsked(reading: Reading): StatsIntent | undefined {
  const text = reading.folded.trim();
  if (!isSpokenTo(reading) || text.length > LONGEST) return undefined;
  const said = SHAPES.map((shape) => shape.exec(text)).find((match) => match !== null)?.groups;
  if (said === undefined) return undefined;
  const { number, kind = '' } = said;
  return {
    intent: 'stats',
    period: kind.startsWith('月') ? 'this_month' : 'this_week',
    edition: number === undefined ? 'last' : (readNumber(number) ?? 'last'),
    ...(/^[周月]/.test(kind)
      ? { bulletin: kind.startsWith('周') ? ('weekly' as const) : ('monthly' as const) }
      : {}),
  };
}
