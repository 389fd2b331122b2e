import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { problemLine, readDirectoryFile, type DirectoryFile } from '../../src/directory/file.ts';
import { OBJECT_KINDS } from '../../src/directory/names.ts';
import { createRouter } from '../../src/routing/route.ts';
import { sharedFile } from '../support/shared.ts';

const demo = load(new URL('../../demo/directory.json', import.meta.url));
const given = sharedFile('messages/directory.json');
const core = given.isThere ? load(given.path) : undefined;

function load(path: URL | string): DirectoryFile {
  const read = readDirectoryFile(readFileSync(path, 'utf8'));
  if (read.kind === 'ok') return read.file;
  throw new Error(read.problems.map(problemLine).join('\n'));
}

describe('the demo district', () => {
  it.skipIf(core === undefined)(
    'bears the names of the departments and objects that the messages speak of',
    () => {
      for (const noun of ['departments', 'serviceObjects'] as const) {
        const aliases = new Map(demo[noun].map((one) => [one.name, one.aliases]));
        for (const one of core?.[noun] ?? [])
          expect(aliases.get(one.name)).toEqual(expect.arrayContaining(one.aliases));
      }
    },
  );

  it('has groups of every level, each with a leader, members and all four kinds of object', () => {
    const kindOf = new Map(demo.serviceObjects.map(({ name, kind }) => [name, kind]));
    expect(demo.workGroups.map(({ level }) => level)).toEqual(['county', 'county', 'city', 'province']);
    for (const { members, serviceObjects } of demo.workGroups) {
      expect(members.map(({ role }) => role)).toEqual(['leader', 'member', 'member', 'member']);
      expect(new Set(serviceObjects.map((name) => kindOf.get(name)))).toEqual(new Set(OBJECT_KINDS));
    }
  });

  it('has a sandbox chat for every group and department, and a liaison in each department', () => {
    const bound = (kind: string) =>
      demo.chats.filter((chat) => chat.kind === kind).map(({ boundTo }) => boundTo);
    expect(bound('work_group')).toEqual(demo.workGroups.map(({ name }) => name));
    expect(bound('department')).toEqual(demo.departments.map(({ name }) => name));
    expect(bound('leaders')).toEqual([null]);
    expect(bound('coordinators')).toEqual([null]);
    expect(new Set(demo.chats.map(({ platform }) => platform))).toEqual(new Set(['sandbox']));
    expect(demo.departments.filter(({ liaisons }) => liaisons.length === 0)).toEqual([]);
  });

  it('has somebody to supervise, to coordinate and to administer', () => {
    expect(new Set(demo.people.map(({ role }) => role))).toEqual(
      new Set(['supervisor', 'coordinator', 'admin']),
    );
  });

  it('gives nobody a telephone that could ring', () => {
    const phones = JSON.stringify(demo).match(/1\d{10}/g) ?? [];
    expect(phones.filter((phone) => !/^13900000\d{3}$/.test(phone))).toEqual([]);
  });

  it.each([
    ['外国专家没地方住，酒店没有开门', '文旅局'],
    ['厂里流动资金周转不开，想办续贷', '金融办'],
    ['村口红绿灯坏了，货车进城通行证也办不下来', '交警大队'],
    ['麦田要除草除虫，想请农技专家来指导', '农业农村局'],
  ])('routes %s to %s by its responsibilities alone', (text, name) => {
    const departments = demo.departments.map(({ name, aliases, responsibilities }, id) => ({
      id,
      name,
      aliases,
      responsibilities,
    }));
    const outcome = createRouter({ departments, rules: [] }).route({ text, named: [] });
    expect(outcome.decision === 'route' && departments[outcome.lead]?.name).toBe(name);
  });
});
