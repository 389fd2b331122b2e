import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { openOffice, type Office, type Told } from '../support/office.ts';

const GUIDES = ['使用手册-联络员', '使用手册-领导', '使用手册-管理员'];
const CHATS: Readonly<Record<string, string>> = {
  一组: 'one',
  二组: 'two',
  住建局: 'zhujian',
  交通局: 'jiaotong',
  交警大队: 'jiaojing',
  市住建局: 'shizhujian',
  领导群: 'leaders',
  协调员群: 'coordinators',
  新群: 'new',
};
const MONDAY = '2020-03-09T09:00:00+08:00';
const CODE = /[0-9A-Z]{4}-[0-9A-Z]{4}/;

interface Talk {
  readonly heading: string;
  readonly lines: readonly string[];
}

function talksOf(guide: string): Talk[] {
  const page = readFileSync(new URL(`../../docs/zh/${guide}.md`, import.meta.url), 'utf8');
  return [...page.matchAll(/```对话\n([^`]+)```/g)].map((match) => ({
    heading: [...page.slice(0, match.index).matchAll(/^## (.+)$/gm)].at(-1)?.[1] ?? '',
    lines: (match[1] ?? '').trim().split('\n'),
  }));
}

describe.each(GUIDES)('the conversations of %s', (guide) => {
  const talks = talksOf(guide);
  let office: Office;
  afterEach(() => office.close());

  it('are there', async () => {
    office = await openOffice('postgres', MONDAY);
    expect(talks.length).toBeGreaterThan(3);
  });

  it.each(talks.map(({ heading, lines }, i) => [`${i + 1}. ${heading}`, lines] as const))(
    'go as written: %s',
    async (_, lines) => {
      office = await openOffice('postgres', MONDAY);
      let told: readonly Told[] = [];
      let [code, speaker] = ['', ''];
      for (const line of lines) {
        const said = /^(\S+?)（(\S+?)）：(.+)$/.exec(line);
        const heard = /^→ (\S+?)：(.+)$/.exec(line);
        const moment = /^时间：(\d+)月(\d+)日 (\d\d:\d\d)$/.exec(line);
        if (said) {
          const [, name = '', place = '', text = ''] = said;
          speaker = name;
          told = await say(office, name, place, text.replace('代码', code));
          code = CODE.exec(told.map((one) => one.text).join('\n'))?.[0] ?? code;
        } else if (heard) {
          const [, place = '', words = ''] = heard;
          const chat = place === '私聊' ? `private-${speaker}` : CHATS[place];
          const text = told
            .filter((one) => one.chat === `sandbox:${chat}`)
            .map((one) => one.text)
            .join('\n');
          expect(text, line).toContain(words);
        } else if (moment) {
          const [, month = '', day = '', time = ''] = moment;
          told = await office.at(`2020-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${time}:00+08:00`);
        } else throw new Error(`${guide} has a line that nobody can play: ${line}`);
      }
    },
  );
});

function say(office: Office, name: string, place: string, text: string): Promise<Told[]> {
  if (place === '私聊') return office.whisper(name, text);
  const chat = CHATS[place];
  if (chat === undefined) throw new Error(`no chat ${place}`);
  return office.say(chat, name, text);
}
