import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDirectoryImport } from '../../src/cli/directory.ts';
import { runPersonForget } from '../../src/cli/person.ts';
import { readConfig } from '../../src/config.ts';
import { readDirectory } from '../../src/store/directory/read.ts';
import { openStore } from '../../src/store/database/open.ts';

const MONDAY = '2020-03-09T09:00:00+08:00';
const TODAY = new Date('2026-11-23T01:00:00Z');
const DISTRICT = {
  departments: [
    { name: '住建局', liaisons: [{ name: '李敏', phone: '13900000001' }] },
    { name: '金融办', liaisons: [{ name: '王敏' }] },
  ],
  workGroups: [{ name: '工作二组', members: [{ name: '王敏' }] }],
  people: [{ name: '谢强', role: 'admin' }],
};

describe('the commands about the directory', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xietiao-directory-'));
  const config = readConfig({ DATA_DIR: join(folder, 'data'), SANDBOX_NOW: MONDAY });
  const file = join(folder, 'directory.json');
  const write = (content: unknown) => writeFileSync(file, JSON.stringify(content));
  async function read(yes: boolean): Promise<string[]> {
    const lines: string[] = [];
    const say = (line: string) => lines.push(line);
    await runDirectoryImport(config, { file, yes, evenIfOpen: false, now: TODAY, say });
    return lines;
  }
  const forget = (name: string, of?: string) =>
    runPersonForget(config, { name, of, now: TODAY, write: () => {} });
  beforeAll(() => write(DISTRICT));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('say whose right it is, and what to type where nobody can be asked', async () => {
    const lines = await read(false);
    expect(lines).toContain('added: person 李敏, 住建局');
    expect(lines).toContain('added: role 李敏, liaison of 住建局');
    expect(lines).toContain('added: role 谢强, admin');
    expect(lines.at(-1)).toContain('--yes');
  });

  it('read it in at the sandbox’s own hour, so that its briefs are due from there', async () => {
    await read(true);
    const store = await openStore(config, TODAY);
    expect((await readDirectory(store.db, 1))?.organisation.startedAt).toEqual(new Date(MONDAY));
    await store.close();
  });

  it('forget whoever is meant by the place as people say it, and never the last admin', async () => {
    await expect(forget('王敏')).rejects.toThrow('2 people are called 王敏');
    await forget('王敏', '工作二组');
    await expect(forget('王敏', '工作二组')).rejects.toThrow('nobody is called 王敏 of 工作二组');
    await forget('王敏', 'department:金融办');
    await expect(forget('谢强')).rejects.toThrow('谢强 is the last admin');
  });
});
