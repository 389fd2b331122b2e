import { allMatches } from '../language/all-matches.ts';
import { NUMBER } from '../language/numbers.ts';
import { blanked, type Reading } from './reading.ts';

const AMENDS =
  '[,。;\\s]{0,3}(?:啊|哦|噢|呃|哎呀?|额)?[,\\s]{0,2}(?:(?:不对|不是|[说打写搞报]错了?|错了|口误|更正一?下?)[,。;\\s啊哦]{0,3}){1,3}(?:应该?)?(?:是|为)?\\s{0,2}';
const AMOUNTS = new RegExp(`(?:${NUMBER})\\s?(\\p{Script=Han}{1,2})${AMENDS}(?=(?:${NUMBER})\\s?\\1)`, 'gu');
const AMENDED = new RegExp(`^${AMENDS}$`);

/**
 * What was put right in the same breath, blanked: "叉车司机5个 不对 8个" wants eight, and
 * "新城社区 啊不是 国奥社区的停车棚" is about the second. Positions stay.
 */
export function amended(reading: Reading): Reading {
  if (!/不对|不是|错|口误|更正/.test(reading.folded)) return reading;
  const spans = [...objectsTakenBack(reading), ...amountsTakenBack(reading.folded)];
  return spans.reduce((one, { start, end }) => blanked(one, start, end), reading);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function objectsTakenBack({ folded, names }: Reading): Span[] {
  const objects = names.filter(({ what }) => what === 'object');
  return objects.flatMap((one, i) => {
    const next = objects[i + 1];
    if (next === undefined || next.name === one.name) return [];
    return AMENDED.test(folded.slice(one.end, next.start)) ? [{ start: one.start, end: next.start }] : [];
  });
}

function amountsTakenBack(folded: string): Span[] {
  return allMatches(folded, AMOUNTS).map(({ index, 0: said }) => ({
    start: index,
    end: index + said.length,
  }));
}
