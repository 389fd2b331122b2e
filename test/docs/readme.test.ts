import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { COMMANDS } from '../../src/commands/grammar.ts';
import { parse } from '../../src/commands/parse.ts';
import { namesOf, readDirectoryFile } from '../../src/directory/file.ts';
import { buildLexicon } from '../../src/directory/lexicon.ts';
import { TOGETHER, WAYS } from '../../src/usecases/actions/table.ts';

const read = (file: string) => readFileSync(file, 'utf8');
const READMES = ['README.md', 'README.zh-CN.md'];
const PAGES = [
  ...READMES,
  'CHANGELOG.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path)),
];
const scripts = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json'))).scripts;

describe.each(READMES)('%s', (page) => {
  it.each(['npm ci && npm start', 'npm ci && npm test'])('says “%s”', (command) => {
    expect(read(page).split('\n')).toContain(command);
  });

  it('shows lines that the bot understands when they are typed', () => {
    const lines = typedLines(page);
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.filter((line) => !isUnderstood(line))).toEqual([]);
  });
});

describe('the pages together', () => {
  it('teach the same lines in both languages', () => {
    const [english, chinese] = READMES.map(typedLines);
    expect(chinese).toEqual(english);
  });

  it.each(READMES)('own up to every command that is read but not carried out (%s)', (page) => {
    const owned = /(?:Read but not carried out: |读得懂，还不办：)([^。]+)。/.exec(read(page))?.[1] ?? '';
    expect(owned.split('、').toSorted()).toEqual(wordsNotCarriedOut().toSorted());
  });

  it('name scripts that package.json has', () => {
    const named = PAGES.flatMap((page) => scriptsIn(read(page)).map((script) => ({ page, script })));
    expect(named.filter(({ script }) => scripts[script] === undefined)).toEqual([]);
  });

  it('name every script that package.json has', () => {
    const named = new Set(PAGES.flatMap((page) => scriptsIn(read(page))));
    expect(Object.keys(scripts).filter((script) => !named.has(script))).toEqual([]);
  });

  it('link to nothing that is not there', () => {
    const links = PAGES.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => join(dirname(page), link)),
    );
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });

  it('are all found from docs/README.md', () => {
    const pages = PAGES.filter((page) => page.startsWith('docs/') && page !== 'docs/README.md');
    const index = read('docs/README.md');
    expect(pages.filter((page) => !index.includes(`(${page.slice('docs/'.length)})`))).toEqual([]);
  });

  it('name every command of the program', () => {
    const operations = read('docs/operations.md');
    const commands = commandsOfProgram();
    expect(commands).toContain('start');
    expect(commands.filter((command) => !operations.includes(command))).toEqual([]);
  });
});

/** What is typed to the bot: the code in the second column of the table of lines. */
function typedLines(page: string): string[] {
  return read(page)
    .split('\n')
    .filter((line) => line.startsWith('| ') && line.split('|').length === 5)
    .flatMap((line) => [...(line.split('|')[2] ?? '').matchAll(/`([^`]+)`/g)].map(([, typed = '']) => typed));
}

function isUnderstood(text: string): boolean {
  const demo = readDirectoryFile(read('demo/directory.json'));
  if (demo.kind !== 'ok') throw new Error('demo/directory.json cannot be read');
  const now = new Date('2020-03-09T09:00:00+08:00');
  const context = { now, mentionsBot: false, platform: 'sandbox' } as const;
  return parse(text, buildLexicon(namesOf(demo.file)), context).kind === 'intents';
}

/** Of actions the table of ways tells, of the rest the one branch that answers with `notYet`. */
function wordsNotCarriedOut(): string[] {
  const branch = /((?:\s*case '\w+':)+)(?:\s*\/\/.*)?\s*return [^;]*notYet\(\)/.exec(
    read('src/usecases/messages/handle-message.ts'),
  );
  const others = new Set([...(branch?.[1] ?? '').matchAll(/'(\w+)'/g)].map(([, intent]) => intent));
  expect(others.size).toBeGreaterThan(0);
  return COMMANDS.filter(({ intent, takes }) =>
    takes === 'issue+text' ? !(intent in WAYS || intent in TOGETHER) : others.has(intent),
  ).map(({ words }) => words[0]);
}

function scriptsIn(text: string): string[] {
  return [...text.matchAll(/\bnpm (?:(start|test)\b|run (?:--silent )?([\w:]+))/g)].map(
    ([, short, long]) => short ?? long ?? '',
  );
}

/** `parse`, `admin code` …, as `xietiao help` names them. */
function commandsOfProgram(): string[] {
  const help = ['--import', 'tsx', 'src/cli.ts', 'help'];
  const { stdout } = spawnSync(process.execPath, help, { encoding: 'utf8' });
  return [...stdout.matchAll(/^xietiao ([a-z]+(?: [a-z]+)*)/gm)].map(([, command = '']) => command);
}
