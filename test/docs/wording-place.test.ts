import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from '@swc/core';
import { describe, expect, it } from 'vitest';

/** Rooms whose business is Chinese: what the bot says, what it reads, and the words of states, roles and periods. */
const CHINESE_ROOMS =
  /^src\/(wording|commands|language|calendar|directory|issues|routing|summaries|documents)\/|^bots\/[^/]+\/(cards\/words\.ts$|check\/)/;

/** Chinese elsewhere that is no sentence of the bot: names, values of the ledger, commands to type. */
const NO_SENTENCES: Readonly<Record<string, readonly string[]>> = {
  // A mark in the API, said to nobody in a chat.
  'src/store/issues/view.ts': ['（受限）'],
  // The stranger that everybody may play.
  'bots/sandbox/cast.ts': ['路人'],
  // A command to type.
  'src/cli/admin.ts': ['认领管理员 '],
  // The product's name.
  'src/http/docs.ts': ['Xietiao 协调'],
  'src/http/routes/page.ts': ['Xietiao 协调 is running; the API is described at /docs\n'],
  // Values of the ledger.
  'src/http/schemas/issues.ts': ['满意', '基本满意', '不满意'],
  'src/usecases/act.ts': ['不满意'],
  // Commands, as somebody would type them.
  'src/usecases/asked/ask-which.ts': [
    ' 已解决',
    ' 确认',
    '重办 #',
    '签收 #',
    '催办 #',
    '答复 #',
    '进展 #',
    '补充 #',
    '退回 #',
    '撤销 #',
    '提级 #',
    '转办 #',
    '延期 #',
    '挂账 #',
    ' 加急',
  ],
  // Who plays, and where, in a sandbox whose directory names nobody.
  'src/usecases/sandbox-cast.ts': [
    '联络群',
    '领导群',
    '协调员群',
    '试用协调员',
    '试用督导领导',
    '试用管理员',
    '试用工作组',
    '试用组长',
    '试用组员',
    '联络员',
  ],
};

/** Pieces of sentences that stand where they are said, by file: never more than these, and `src/wording` is where a new one goes. */
const MOST_IN_USECASES: Readonly<Record<string, number>> = {
  'src/usecases/act.ts': 1,
  'src/usecases/actions/department.ts': 15,
  'src/usecases/actions/group.ts': 15,
  'src/usecases/actions/leader.ts': 11,
  'src/usecases/actions/table.ts': 3,
  'src/usecases/people/bind.ts': 5,
  'src/usecases/issue-view.ts': 1,
  'src/usecases/query.ts': 9,
  'src/usecases/cards/silence.ts': 2,
};
const found = new Map(['src', 'bots'].flatMap(sourcesIn).map((file) => [file, chineseIn(file)]));

describe('what the bot says', () => {
  it('stands in the rooms made for it', () => {
    const tooMany = [...found.keys()]
      .filter((file) => !CHINESE_ROOMS.test(file))
      .map((file) => ({ file, sentences: sentencesIn(file) }))
      .filter(({ file, sentences }) => sentences.length > (MOST_IN_USECASES[file] ?? 0));
    expect(tooMany).toEqual([]);
  });

  it('has no exception that nothing needs any more', () => {
    const idle = Object.entries(NO_SENTENCES).flatMap(([file, texts]) =>
      texts.filter((text) => !found.get(file)?.includes(text)).map((text) => `${file}: ${text}`),
    );
    const moved = Object.keys(MOST_IN_USECASES).filter((file) => sentencesIn(file).length === 0);
    expect([...idle, ...moved]).toEqual([]);
  });

  it('is found where it does stand', () => {
    expect(found.get('src/wording/to-group.ts')?.length).toBeGreaterThan(20);
  });
});

function sentencesIn(file: string): string[] {
  return (found.get(file) ?? []).filter((text) => !NO_SENTENCES[file]?.includes(text));
}

function sourcesIn(room: string): string[] {
  return readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `${room}/${path}`);
}

/** String and template literals with Chinese in them; comments are no part of the tree. */
function chineseIn(file: string): string[] {
  return literals(parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript' })).filter((text) =>
    /\p{Script=Han}/u.test(text),
  );
}

function literals(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(literals);
  if (!isNode(node)) return [];
  return [...ownText(node), ...Object.values(node).flatMap(literals)];
}

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function ownText({ type, value, cooked }: Record<string, unknown>): string[] {
  if (type === 'StringLiteral' && typeof value === 'string') return [value];
  return type === 'TemplateElement' && typeof cooked === 'string' ? [cooked] : [];
}
