import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unpack } from '../../src/documents/reading/archive.ts';
import { bulletinDocument } from '../../src/documents/word/bulletin.ts';
import { docxOf } from '../../src/documents/word/docx.ts';
import { numeral, paragraphOf } from '../../src/documents/word/official.ts';
import { noCounts } from '../../src/summaries/figures.ts';
import { WEEKS } from './weeks.ts';

const LINES = [
  '一、总体情况',
  '新增23件，上期结转26件，办结18件，在办31件，逾期4件。',
  '（一）二级标题',
  '#3 凤凰粮食制品有限公司：货车进不了厂（住建局，逾期2天）',
  '二、下周安排',
  '到期6件：',
];
const week = { ...WEEKS.full, lines: Array.from({ length: 6 }, () => LINES).flat() };

it('a list that the chat had no room for stands whole behind the signature', () => {
  const overdue = Array.from({ length: 14 }, (_, i) => ({
    number: i + 1,
    title: `门口道路施工，货车进不了厂，已经三天，原料只够用到周末，第${i + 1}处`,
    sensitive: i === 13,
    state: 'accepted' as const,
    objectId: null,
    groupId: 1,
    departmentId: 0,
    deadline: new Date('2020-03-10T09:30:00Z'),
    days: 3,
  }));
  const figures = {
    ...week.figures,
    total: { ...noCounts(), overdue: 14 },
    overdue,
    dueNext: [],
    decisions: [],
  };
  const lists = bulletinDocument({ ...week, figures }).annexes.filter(({ title }) => title.includes('清单'));
  expect(lists.map(({ title, rows }) => [title, rows.length])).toEqual([['逾期件清单（14件）', 14]]);
  expect(lists[0]?.rows[11]).toEqual([
    '#12',
    '门口道路施工，货车进不了厂，已经三天，原料只够用到周末，第12处',
    '住建局',
    '3月10日 17:30',
  ]);
  expect(lists[0]?.rows[13]?.slice(0, 3)).toEqual(['#14', '敏感件（已签收）', '']);
});

describe('a bulletin in official form', () => {
  let xml: string;
  let parts: Map<string, Buffer>;
  beforeAll(async () => {
    parts = unpack(Buffer.from(await docxOf(bulletinDocument(week))));
    xml = parts.get('word/document.xml')?.toString('utf8') ?? '';
  });

  it('has the margins of GB/T 9704: 37, 35, 28 and 26 mm on A4', () => {
    const twips = (mm: number) => String(Math.floor((mm / 25.4) * 72 * 20));
    const margin = /<w:pgMar [^>]*>/.exec(xml)?.[0] ?? '';
    for (const [side, mm] of [
      ['top', 37],
      ['bottom', 35],
      ['left', 28],
      ['right', 26],
    ] as const)
      expect(margin).toContain(`w:${side}="${twips(mm)}"`);
    expect(xml).toContain(`w:w="${twips(210)}" w:h="${twips(297)}"`);
  });

  it('has its title in 小标宋 二号 and its text in 仿宋 三号 at 28 磅', () => {
    expect(xml).toMatch(/w:eastAsia="方正小标宋简体"[^>]*\/>(?:<w:sz w:val="44"\/>|.{0,80}w:sz w:val="44")/);
    expect(xml).toMatch(/w:eastAsia="仿宋_GB2312"/);
    expect(xml).toContain('w:line="560" w:lineRule="exact"');
  });

  it('has 黑体 for 一、 and 楷体 for （一）', () => {
    const fontOf = (words: string) =>
      new RegExp(`w:eastAsia="([^"]*)"(?:(?!w:eastAsia).)*?${words}`, 's').exec(xml)?.[1];
    expect(fontOf('一、总体情况')).toBe('黑体');
    expect(fontOf('（一）二级标题')).toBe('楷体_GB2312');
  });

  it('names other fonts for each, where a machine lacks the official one', () => {
    const fonts = parts.get('word/fontTable.xml')?.toString('utf8') ?? '';
    expect(fonts).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong');
  });

  it('has its page numbers outside: right on odd pages, left on even ones', () => {
    const footers = [...parts]
      .filter(([name]) => /^word\/footer\d\.xml$/.test(name))
      .map(([, bytes]) => bytes.toString('utf8'));
    expect(footers.map((footer) => /w:jc w:val="(\w+)"/.exec(footer)?.[1] ?? '').toSorted()).toEqual([
      'left',
      'right',
    ]);
    expect(footers.every((footer) => footer.includes('— ') && footer.includes('PAGE'))).toBe(true);
    expect(parts.get('word/settings.xml')?.toString('utf8')).toContain('evenAndOddHeaders');
  });

  it('counts in Chinese', () => {
    expect([1, 10, 12, 20, 34].map(numeral)).toEqual(['一', '十', '十二', '二十', '三十四']);
    expect(paragraphOf('一、开头').level).toBe(1);
    expect(paragraphOf('第一、二类').level).toBe('text');
  });
});

const hasOffice = ['/usr/bin/soffice', '/usr/bin/pdftotext'].every((file) => existsSync(file));
if (!hasOffice) {
  process.stderr.write(
    '\n!!! LibreOffice or pdftotext is not installed: Word files are not opened by another program\n',
  );
  if (process.env['CI'] === 'true')
    throw new Error('CI=true needs libreoffice-writer-nogui and poppler-utils');
}

describe.runIf(hasOffice)('LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xietiao-office-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('opens it clean, and shows every line on numbered pages', async () => {
    writeFileSync(join(folder, 'bulletin.docx'), await docxOf(bulletinDocument(week)));
    const own = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    execFileSync('soffice', [
      own,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      join(folder, 'bulletin.docx'),
    ]);
    const shown = execFileSync('pdftotext', ['-layout', join(folder, 'bulletin.pdf'), '-'], {
      encoding: 'utf8',
    });
    const pages = shown.split('\f').filter((page) => page.trim() !== '');
    expect(pages.length).toBeGreaterThanOrEqual(3);
    pages.forEach((page, index) => expect(page.replaceAll(/\s/g, '')).toMatch(new RegExp(`—${index + 1}—$`)));
    const words = shown.replaceAll(/\s/g, '');
    expect(words).toContain('明湖度假区四进工作组周通报');
    expect(words).toContain('各工作组，各有关部门：');
    for (const line of LINES) expect(words).toContain(line.replaceAll(/\s/g, ''));
    expect(words).toContain('责任部门应办结情况表');
  }, 120_000);
});
