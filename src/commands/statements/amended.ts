import type { NameFound } from '../../directory/lexicon.ts';
import { allMatches } from '../../language/all-matches.ts';
import { NUMBER } from '../../language/numbers.ts';
import { blanked, type Reading } from '../reading.ts';

const amends = (no: string) =>
  `[,。;\\s]{0,3}(?:啊|哦|噢|呃|哎呀?|额)?[,\\s]{0,2}(?:(?:不对|${no}|[说打写搞报]错了?|错了|口误|更正一?下?)[,。;:\\s啊哦]{0,3}){1,3}(?:应该?)?(?:是|为)?\\s{0,2}`;
const AMENDS = amends('不是');
const AMOUNTS = new RegExp(`(?:${NUMBER})\\s?(\\p{Script=Han}{1,2})${AMENDS}(?=(?:${NUMBER})\\s?\\1)`, 'gu');
const AMENDED = new RegExp(`^${AMENDS}$`);
/** "给住建局，不是交通局的事" rules the second out. */
const GIVEN_ANEW = new RegExp(
  `^(?:吧|了|办|来办|负责|牵头|主办)?(?:\\s?#?\\d{1,6}号?)?${amends('不是(?=[,。;\\s])|(?<=[啊哦噢呃])不(?=[,。;\\s])')}(?:[改转]?[派交转归](?:给|到|由)?|[给由让找])?\\s?$`,
);

/**
 * What was put right in the same breath, blanked: "叉车司机5个 不对 8个" wants eight, and
 * "新城社区 啊不是 国奥社区的停车棚" is about the second. Positions stay.
 */
export function amended(reading: Reading): Reading {
  if (!/不对|不是|错|口误|更正/.test(reading.folded)) return reading;
  const spans = [...namesTakenBack(reading, 'object', AMENDED), ...amountsTakenBack(reading.folded)];
  return spans.reduce((one, { start, end }) => blanked(one, start, end), reading);
}

/** "派给科技局，啊不对，派工信局": of two departments the second is meant. */
export function withOfficePutRight(reading: Reading): Reading {
  if (!/不对|不是|[啊哦噢呃]不|错|口误|更正/.test(reading.folded)) return reading;
  const spans = namesTakenBack(reading, 'department', GIVEN_ANEW);
  return spans.reduce((one, { start, end }) => blanked(one, start, end), reading);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function namesTakenBack({ folded, names }: Reading, what: NameFound['what'], put: RegExp): Span[] {
  const alike = names.filter((name) => name.what === what);
  return alike.flatMap((one, i) => {
    const next = alike[i + 1];
    if (next === undefined || next.name === one.name) return [];
    return put.test(folded.slice(one.end, next.start)) ? [{ start: one.start, end: next.start }] : [];
  });
}

function amountsTakenBack(folded: string): Span[] {
  return allMatches(folded, AMOUNTS).map(({ index, 0: said }) => ({
    start: index,
    end: index + said.length,
  }));
}
