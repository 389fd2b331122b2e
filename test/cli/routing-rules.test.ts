import { describe, expect, it } from 'vitest';
import type { Config } from '../../src/config.ts';
import { readDirectoryFile } from '../../src/directory/file.ts';
import { addRule, removeRule } from '../../src/usecases/routing/rules.ts';
import { importDirectory } from '../../src/usecases/people/import-directory.ts';
import { readRules, type StoredRule } from '../../src/store/routing/rules.ts';
import { directoryVersion } from '../../src/store/directory/read.ts';
import { listAudit } from '../../src/store/audit/audit.ts';
import { runRoutingRules } from '../../src/cli/routing-rules.ts';
import { DATABASES, openTestStore } from '../support/store.ts';

const NOW = new Date('2020-03-09T01:00:00Z');
const actor = { account: null, personId: null, name: '命令行', role: 'bot' } as const;
const CATCH_ALL: StoredRule = { department: '住建局' };

const directory = readDirectoryFile(
  JSON.stringify({
    departments: [
      { name: '住建局', aliases: [], responsibilities: [] },
      { name: '金融办', aliases: [], responsibilities: [] },
    ],
    categories: ['融资贷款', '道路'],
    rules: [CATCH_ALL],
  }),
);

describe.each(DATABASES)('the rules of an organisation on %s', (kind) => {
  async function open() {
    const store = await openTestStore(kind);
    const { db } = store;
    if (directory.kind !== 'ok') throw new Error(JSON.stringify(directory));
    await importDirectory(db, 1, directory.file, NOW);
    return { place: { db, organisationId: 1, now: NOW, actor }, db, close: async () => store.close() };
  }

  it('are added before those that stand, where the names are known, and every replica hears of it', async () => {
    const { place, db, close } = await open();
    const before = await directoryVersion(db, 1);
    const loans = { category: '融资贷款', department: '金融办' };
    expect(await addRule(place, loans)).toEqual({ kind: 'changed', rules: [loans, CATCH_ALL] });
    expect(await directoryVersion(db, 1)).toBeGreaterThan(before ?? 0);
    expect(await addRule(place, { ...loans, department: '财政局' })).toMatchObject({
      kind: 'unknown name',
      what: 'department',
    });
    expect(await addRule(place, { ...loans, category: '贷款' })).toMatchObject({
      kind: 'unknown name',
      what: 'category',
    });
    expect((await readRules(db, 1))?.rules).toEqual([loans, CATCH_ALL]);
    await close();
  });

  it('say one thing about one matter: the newer takes the older’s place, and a catch-all stays last', async () => {
    const { place, close } = await open();
    const roads = { category: '道路', objectKind: 'village', department: '金融办' } as const;
    await addRule(place, roads);
    await addRule(place, { ...roads, department: '住建局' });
    expect(await addRule(place, { department: '金融办' })).toEqual({
      kind: 'changed',
      rules: [{ ...roads, department: '住建局' }, { department: '金融办' }],
    });
    await close();
  });

  it('are removed by their number, and the audit keeps what stood there', async () => {
    const { place, db, close } = await open();
    expect(await removeRule(place, 2)).toEqual({ kind: 'no such rule', known: 1 });
    expect(await removeRule(place, 1)).toEqual({ kind: 'changed', rules: [] });
    expect(await listAudit(db, 1, { limit: 100 })).toContainEqual(
      expect.objectContaining({ noun: 'organisation', name: 'rules', old: [CATCH_ALL], new: [] }),
    );
    await close();
  });
});

describe('the command about rules', () => {
  const config = {} as Config;
  const run = (...args: string[]) =>
    runRoutingRules(config, args, { now: NOW, write: () => {}, say: () => {} });

  it.each([
    [['add']],
    [['add', '--department', '住建局', '--kind', 'house']],
    [['add', '--department', '住建局', '--level', 'moon']],
    [['remove']],
    [['remove', '0']],
    [['show']],
  ])('says how it is used before it opens anything: %j', async (args) => {
    await expect(async () => run(...args)).rejects.toThrow(/usage|is one of/);
  });
});
