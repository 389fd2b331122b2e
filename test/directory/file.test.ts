import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { namesOf, problemLine, readDirectoryFile } from '../../src/directory/file.ts';
import { sharedFile } from '../support/shared.ts';

const given = sharedFile('messages/directory.json');
const core = given.isThere ? readFileSync(given.path, 'utf8') : undefined;

/** The complaints about a file, as the terminal shows them. */
function complaints(text: string): string[] {
  const read = readDirectoryFile(text);
  return read.kind === 'invalid' ? read.problems.map(problemLine) : [];
}

describe('a directory file', () => {
  it('that holds departments alone takes its defaults', () => {
    expect(readDirectoryFile('{"departments": [{"name": "住建局"}]}')).toMatchObject({
      kind: 'ok',
      file: {
        organisation: { timeZone: 'Asia/Shanghai', weekStartsOn: 1, campaign: '四进' },
        departments: [{ name: '住建局', aliases: [], responsibilities: [], liaisons: [] }],
        workGroups: [],
        chats: [],
        rules: [],
      },
    });
  });

  it.each([
    ['', 'line 1: expected a value, found the end of the file'],
    [
      '{"departments": [\n{"name": "住建局"}\n{"name": "交通局"}]}',
      'line 3, departments: expected "," or "]", found "{"',
    ],
    ['{\n"departments": [],\n}', 'line 3: expected a name in quotes, found "}"'],
    [
      '{"departments":\n"住建',
      'line 2, departments: expected a value, found a text whose quotes do not close',
    ],
    ['{"departments": [],\n"departments": []}', 'line 2, departments: stands here twice'],
    [`{"departments": ${'['.repeat(20_000)}`, `line 1, departments${'[0]'.repeat(32)}: nested too deeply`],
  ])('that is no JSON is refused with the place: %.40s', (text, complaint) => {
    expect(complaints(text)).toEqual([complaint]);
  });

  it.each([
    ['{"departments": [\n{"nam": "住建局"}]}', 'line 2, departments[0].name: is missing (expected string)'],
    ['{"departments": [\n{"name": 7}]}', 'line 2, departments[0].name: expected string, received number'],
    [
      '{"departments": [],\n"serviceObjects": [{"name": "凤凰粮食",\n"kind": "factory"}]}',
      'line 3, serviceObjects[0].kind: expected one of "enterprise"|"project"|"village"|"community"',
    ],
    [
      '{"departments": [],\n"organisation": {"timeZone": "Asia/Liaocheng"}}',
      'line 2, organisation.timeZone: is no time zone like Asia/Shanghai',
    ],
    [
      '{"departments": [],\n"calendar": [{"date": "3月5日", "working": true}]}',
      'line 2, calendar[0].date: is no date like 2020-03-05',
    ],
    [
      '{"departments": [],\n"schedule": {"posts": [{"what": "weekly", "chats": "weixin:oc_1"}]}}',
      'line 2, schedule.posts[0].chats: is neither a chat nor a kind of chats',
    ],
  ])('with a wrong field is refused with line and field: %.50s', (text, complaint) => {
    expect(complaints(text)).toEqual([complaint]);
  });

  it.each<[string, object, string]>([
    [
      'a name twice',
      { departments: [{ name: '甲' }, { name: '甲' }] },
      'departments[1].name: "甲" stands here a second time',
    ],
    [
      'an alias that two departments claim',
      {
        departments: [
          { name: '甲', aliases: ['丙'] },
          { name: '乙', aliases: ['丙'] },
        ],
      },
      'departments[1].aliases[0]: "丙" already means 甲',
    ],
    [
      'an alias that is the name of another department',
      { departments: [{ name: '甲', aliases: ['乙'] }, { name: '乙' }] },
      'departments[0].aliases[0]: "乙" already means 乙',
    ],
    [
      'an unknown superior',
      { departments: [{ name: '甲', superior: '乙' }] },
      'departments[0].superior: no department "乙"',
    ],
    [
      'a department above itself',
      { departments: [{ name: '甲', superior: '甲' }] },
      'departments[0].superior: "甲" ends up above itself',
    ],
    [
      'a group that serves an unknown object',
      { departments: [], workGroups: [{ name: '一组', serviceObjects: ['某村'] }] },
      'workGroups[0].serviceObjects[0]: no service object "某村"',
    ],
    [
      'a chat of an unknown group',
      { departments: [], chats: [{ platform: 'feishu', id: 'oc_1', kind: 'work_group', boundTo: '一组' }] },
      'chats[0].boundTo: no work group "一组"',
    ],
    [
      'a chat twice',
      {
        departments: [],
        chats: [
          { platform: 'feishu', id: 'oc_1', kind: 'leaders' },
          { platform: 'feishu', id: 'oc_1', kind: 'coordinators' },
        ],
      },
      'chats[1].id: "feishu:oc_1" stands here a second time',
    ],
    [
      'a liaison without a department',
      { departments: [], people: [{ name: '王', role: 'liaison' }] },
      'people[0].department: a liaison needs a department',
    ],
    [
      'a rule to nowhere',
      { departments: [], rules: [{ department: '乙' }] },
      'rules[0].department: no department "乙"',
    ],
  ])('with %s is refused', (_what, file, complaint) => {
    expect(complaints(JSON.stringify(file))).toEqual([`line 1, ${complaint}`]);
  });

  it('with an object that two groups serve names the one that has it', () => {
    const groups = ['一组', '二组'].map((name) => ({ name, serviceObjects: ['某村'] }));
    const file = { departments: [], workGroups: groups, serviceObjects: [{ name: '某村', kind: 'village' }] };
    expect(complaints(JSON.stringify(file))).toEqual([
      'line 1, workGroups[1].serviceObjects[0]: "某村" is already served by 一组',
    ]);
  });

  it.each([
    [
      '{"departments": [\n{"name": "住建局", "liasons": [{"name": "李敏"}]}]}',
      'line 2, departments[0].liasons: there is no such field; did you mean "liaisons"?',
    ],
    [
      '{"departments": [],\n"calender": []}',
      'line 2, calender: there is no such field; did you mean "calendar"?',
    ],
    [
      '{"departments": [{"name": "住建局",\n"电话": "1"}]}',
      'line 2, departments[0].电话: there is no such field; here stand name aliases responsibilities superior liaisons',
    ],
    [
      '{"departments": [],\n"schedule": {"weekly": {"weekday": 1, "time": "08:00", "hour": 8}}}',
      'line 2, schedule.weekly.hour: there is no such field; here stand weekday time',
    ],
  ])('with a field that there is not names the one that was meant: %.60s', (text, complaint) => {
    expect(complaints(text)).toEqual([complaint]);
  });

  it('may hold notes, whose names begin with _ or $', () => {
    expect(complaints('{"$schema": "x", "departments": [{"name": "住建局", "_note": "总机"}]}')).toEqual([]);
  });

  it('shows the form of a day where the calendar has another', () => {
    const day = '{"date": "2020-03-05", "working": false}';
    expect(complaints('{"departments": [], "calendar": {"2020-03-05": false}}')).toEqual([
      `line 1, calendar: is no list of days like ${day}`,
    ]);
    expect(complaints('{"departments": [], "calendar": ["2020-03-05"]}')).toEqual([
      `line 1, calendar[0]: is no day like ${day}`,
    ]);
  });

  it('tells two of one name in a department apart by their names, not by their phones', () => {
    const liaisons = [
      { name: '李敏', phone: '13900000001' },
      { name: '李敏', phone: '13900000002' },
    ];
    expect(complaints(JSON.stringify({ departments: [{ name: '住建局', liaisons }] }))).toEqual([
      'line 1, departments[0].liaisons[1].name: "李敏" stands here a second time; two of one name are told apart by it: "李敏（二科）"',
    ]);
    const people = [
      { name: '李敏', role: 'coordinator', department: '住建局', phone: '13900000002' },
      { name: '李敏', role: 'supervisor', department: '住建局' },
    ];
    const file = { departments: [{ name: '住建局', liaisons: liaisons.slice(0, 1) }], people };
    expect(complaints(JSON.stringify(file))).toEqual([
      'line 1, people[0].phone: "李敏" has another phone elsewhere in this file; two of one name are told apart by it: "李敏（二科）"',
    ]);
  });

  it('names no group of today as the one that another was before', () => {
    const workGroups = [{ name: '一组', formerly: ['二组'] }, { name: '二组' }];
    expect(complaints(JSON.stringify({ departments: [], workGroups }))).toEqual([
      'line 1, workGroups[0].formerly[0]: "二组" already means 二组',
    ]);
  });

  it('of 100,000 lines is read within five seconds', () => {
    const departments = Array.from({ length: 20_000 }, (_, i) => ({ name: `第${i}办`, aliases: [`${i}办`] }));
    const start = performance.now();
    expect(readDirectoryFile(JSON.stringify({ departments }, null, 1)).kind).toBe('ok');
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it.skipIf(core === undefined)(
    'with only the core of a directory loads, and gives the parser its names',
    () => {
      const read = readDirectoryFile(core ?? '');
      if (read.kind === 'invalid') throw new Error(read.problems.map(problemLine).join('\n'));
      expect(namesOf(read.file)).toMatchObject({ botNames: ['四进助手'] });
      expect(namesOf(read.file).departments[0]).toEqual({
        name: '住建局',
        aliases: ['住建', '住房城乡建设局'],
      });
    },
  );
});
