import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CALLBACK, EVENTS } from '../../bots/feishu/check/events.ts';
import { PAGES } from '../../bots/feishu/check/finding.ts';
import { SCOPES } from '../../bots/feishu/check/scopes.ts';
import { COMMANDS } from '../../src/commands/grammar.ts';
import { SETTING_NAMES } from '../../src/config.ts';

const page = readFileSync('docs/zh/飞书接入.md', 'utf8');
const CODE = /^[\d、]+$/;

/** The cells of every row of the tables whose first heading is that. */
function rowsOf(heading: string): string[][] {
  const tables = page.matchAll(new RegExp(`^\\| ${heading} \\|.*\\n\\|[-|]+\\|\\n((?:\\|.*\\n)+)`, 'gm'));
  return [...tables].flatMap(([, rows = '']) =>
    rows
      .trim()
      .split('\n')
      .map((row) =>
        row
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim().replaceAll('`', '')),
      ),
  );
}

describe('docs/zh/飞书接入.md', () => {
  it('lists the permissions that the check asks for, with the same words, and no other', () => {
    expect(rowsOf('权限')).toEqual(SCOPES.map(({ name, called, why }) => [name, called, why]));
  });

  it('lists the events that the check asks for and that the bot takes in, and no other', () => {
    expect(rowsOf('事件')).toEqual(EVENTS.map(({ name, called }) => [name, called]));
    expect(page).toContain(`\`${CALLBACK.name}\`（${CALLBACK.called}）`);
    const translated = ['to-event', 'intake']
      .map((file) => readFileSync(`bots/feishu/${file}.ts`, 'utf8'))
      .flatMap((source) => source.match(/'(?:im|card)\.[a-z_.]+(?:_v\d|trigger)'/g) ?? [])
      .map((name) => name.slice(1, -1));
    expect(new Set([...EVENTS, CALLBACK].map(({ name }) => name))).toEqual(new Set(translated));
  });

  it('names every page of the console that the check sends people to', () => {
    for (const path of Object.values(PAGES)) expect(page).toContain(path);
  });

  it('explains every code that the bot knows, once', () => {
    const explained = rowsOf('代码')
      .flatMap(([codes = '']) => codes.split('、'))
      .map(Number);
    expect(new Set(explained).size).toBe(explained.length);
    const source = readFileSync('bots/feishu/failures.ts', 'utf8');
    const known = [...source.matchAll(/\b(\d{5,8})\b/g)].map(([, code]) => Number(code));
    expect(known.length).toBeGreaterThan(20);
    expect(known.filter((code) => !explained.includes(code))).toEqual([]);
    expect(rowsOf('代码').every(([codes = '']) => CODE.test(codes))).toBe(true);
  });

  it('writes settings that exist, and commands that the bot understands', () => {
    const settings = page.match(/^[A-Z_]+(?==)/gm) ?? [];
    expect(settings.length).toBeGreaterThan(4);
    expect(settings.filter((name) => !SETTING_NAMES.includes(name))).toEqual([]);
    const words = COMMANDS.flatMap(({ words: some }) => some);
    for (const word of ['绑定', '认领管理员', '报问题']) expect(words).toContain(word);
  });

  it('shows command lines that the program has', () => {
    const cli = readFileSync('src/cli.ts', 'utf8');
    for (const [, command = ''] of page.matchAll(/xietiao -- ([a-z]+ [a-z]+)/g))
      expect(cli).toContain(`'${command}'`);
  });
});
