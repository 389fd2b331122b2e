import { hashedNumbers } from '../../language/issue-numbers.ts';

const ASKS =
  /^[请麻烦给我帮把将对就关于的和与及、,。:\s]*(?:出|写|要|做|发|来|起草|生成|形成|导出)?一?[份个篇]?(?:关于|就)?[的、,和与及\s]*专报(?:一份|给我|谢谢)?[、,和与及\s。!]*$/;
const LONGEST = 60;

/** "专报 #41", "给我 #41 的专报": an issue's special report, and nothing said about one. */
export function reportAsked(folded: string): readonly number[] | undefined {
  if (folded.length > LONGEST || !folded.includes('专报')) return undefined;
  const found = hashedNumbers(folded);
  if (found.length === 0) return undefined;
  const rest = found.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), folded);
  return ASKS.test(rest) ? [...new Set(found.flatMap(({ numbers }) => numbers))] : undefined;
}
