import { describe, expect, it } from 'vitest';
import { parse } from '../../src/commands/parse.ts';
import { buildLexicon } from '../../src/directory/lexicon.ts';

const lexicon = buildLexicon({
  departments: [
    { name: '住建局', aliases: ['住建'] },
    { name: '交警大队', aliases: ['交警'] },
  ],
  objects: [{ name: '凤凰粮食', kind: 'enterprise', aliases: [] }],
  categories: [],
  botNames: ['协调助手'],
});
const now = new Date('2026-11-25T09:00:00+08:00');

function asked(text: string) {
  const parsed = parse(text, lexicon, {
    now,
    mentionsBot: false,
    platform: 'sandbox',
    senderRole: 'supervisor',
  });
  const [intent] = parsed.kind === 'intents' ? parsed.intents : [];
  if (intent?.intent !== 'stats') return undefined;
  return `${intent.group ?? intent.department ?? 'all'} ${intent.period}`;
}

describe('a bulletin of one place', () => {
  it.each([
    ['一组上周周报', '一组 last_week'],
    ['一组本周周报', '一组 this_week'],
    ['@协调助手 二组周报', '二组 this_week'],
    ['二组周报', '二组 this_week'],
    ['周报 二组', '二组 this_week'],
    ['本周周报 2组', '2组 this_week'],
    ['上周一组的周报发一下', '一组 last_week'],
    ['度假区工作二组本周周报', '度假区工作二组 this_week'],
    ['市派工作组本周', '市派工作组 this_week'],
    ['一组本周情况', '一组 this_week'],
    ['看一下二组11月月报', '二组 custom'],
    ['住建局周报', '住建局 this_week'],
    ['周报 住建局', '住建局 this_week'],
    ['交警大队上周周报', '交警大队 last_week'],
    ['住建局本周', '住建局 this_week'],
    ['@协调助手 园林局周报', '园林局 this_week'],
    ['11月2日到11月8日一组周报', '一组 custom'],
  ])('is heard in “%s”', (text, expected) => {
    expect(asked(text)).toBe(expected);
  });

  it.each([
    ['@协调助手 各组周报', 'all this_week'],
    ['@协调助手 本组周报', 'all this_week'],
    ['各组周报', 'all this_week'],
    ['上周周报', 'all last_week'],
  ])('is no one’s own in “%s”', (text, expected) => {
    expect(asked(text)).toBe(expected);
  });

  it.each([
    '二组周报写完了没',
    '谁写二组周报',
    '一组本周走访了三家企业',
    '住建局通报',
    '一组周报明天交',
    '各组本周',
    '一组',
  ])('is not heard in “%s”', (text) => {
    expect(asked(text)).toBeUndefined();
  });
});
