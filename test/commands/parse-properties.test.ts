import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAction, type Intent } from '../../src/commands/intent.ts';
import { contexts, messages } from './generated.ts';
import { read } from './sample.ts';

const RUNS = 20_000;

/** Numbers that somebody can have meant: written digits, Chinese ones, and what lies in a range of them. */
function canBeMeant(text: string, number: number): boolean {
  const digits = [...text.replace(/[０-９]/g, (digit) => digit.normalize('NFKC')).matchAll(/\d+/g)].map(
    ([run]) => Number(run),
  );
  if (digits.includes(number) || /[一二三四五六七八九十]/.test(text)) return true;
  return digits.some((low) => low < number) && digits.some((high) => high > number);
}

function numbersOf(intent: Intent): readonly number[] {
  return isAction(intent) ? intent.issueNumbers : [];
}

describe('parse, whatever is typed,', () => {
  it('never throws, and says one of its three answers', () => {
    fc.assert(
      fc.property(messages, contexts, (text, context) => {
        expect(['intents', 'misused', 'chatter']).toContain(read(text, context).kind);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  it('acts on an issue only by a number that was typed; without one it asks', () => {
    fc.assert(
      fc.property(messages, contexts, (text, context) => {
        const parsed = read(text, context);
        const acts = parsed.kind === 'intents' ? parsed.intents.filter(isAction) : [];
        expect(
          acts.filter((act) => act.issueNumbers.length === 0 && act.needsClarification !== true),
        ).toEqual([]);
        expect(acts.flatMap(numbersOf).filter((number) => !canBeMeant(text, number))).toEqual([]);
      }),
      { numRuns: RUNS / 4 },
    );
  }, 120_000);

  it('gives an answer to everybody who mentions the bot', () => {
    fc.assert(
      fc.property(messages, (text) => {
        fc.pre(!/撤回|拍了拍|^\s*「|[#＃号\d]/.test(text));
        expect(read(`@协调助手 ${text}`).kind).not.toBe('chatter');
      }),
      { numRuns: RUNS / 10 },
    );
  }, 60_000);
});
