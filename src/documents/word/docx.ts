import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Footer,
  HeightRule,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph as DocxParagraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { textOf } from '../sheet/cells.ts';
import type { Annex, OfficialDocument, Paragraph } from './official.ts';
import { fontOf, fontTableXml, type FontUse, INDENT_TWIPS, LINES, MARGINS_MM, SIZES } from './style.ts';

const LEVEL_FONTS: Readonly<Record<Paragraph['level'], FontUse>> = {
  text: 'text',
  1: 'first',
  2: 'second',
  3: 'text',
};
const EXACT = LineRuleType.EXACT;

/** The document as a .docx file. */
export async function docxOf(official: OfficialDocument): Promise<Uint8Array> {
  const { title, subtitle, to, paragraphs, signature, annexes } = official;
  const document = new Document({
    title: textOf(title),
    creator: 'Xietiao',
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: fontOf('text'), size: SIZES.text } } } },
    sections: [
      {
        properties: { page: PAGE },
        footers: {
          default: pageNumber(AlignmentType.RIGHT),
          even: pageNumber(AlignmentType.LEFT),
        },
        children: [
          centred(title, 'title'),
          ...(subtitle === null ? [] : [centred(subtitle, 'second')]),
          blank(),
          ...(to === null ? [] : [line(to, { indent: {} })]),
          ...paragraphs.map((one, index) => paragraph(one, index === paragraphs.length - 1)),
          blank(true),
          ...signature.map((words, index) => signed(words, index < signature.length - 1)),
          ...annexes.flatMap(annex),
        ],
      },
    ],
  });
  return new Uint8Array(
    await Packer.toBuffer(document, undefined, [{ path: 'word/fontTable.xml', data: fontTableXml() }]),
  );
}

const PAGE = {
  size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
  margin: {
    top: convertMillimetersToTwip(MARGINS_MM.top),
    bottom: convertMillimetersToTwip(MARGINS_MM.bottom),
    left: convertMillimetersToTwip(MARGINS_MM.left),
    right: convertMillimetersToTwip(MARGINS_MM.right),
    // The page number stands 7 mm below the text.
    footer: convertMillimetersToTwip(MARGINS_MM.bottom - 7 - 5),
  },
};

/** — 1 — on the outside, one character from the edge. */
function pageNumber(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer {
  const side = alignment === AlignmentType.RIGHT ? { right: 280 } : { left: 280 };
  return new Footer({
    children: [
      new DocxParagraph({
        alignment,
        indent: side,
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            font: fontOf('page'),
            size: SIZES.page,
          }),
        ],
      }),
    ],
  });
}

function centred(words: string, font: 'title' | 'second'): DocxParagraph {
  const isTitle = font === 'title';
  return new DocxParagraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { line: isTitle ? LINES.title : LINES.text, lineRule: EXACT },
    children: [run(words, font, isTitle ? SIZES.title : SIZES.text)],
  });
}

/** The last one takes the signature along: neither stands alone on a page. */
function paragraph({ level, words }: Paragraph, isLast: boolean): DocxParagraph {
  return line(words, {
    font: LEVEL_FONTS[level],
    bold: level === 3,
    keepNext: isLast || level !== 'text',
    indent: { firstLine: INDENT_TWIPS, firstLineChars: 200 },
  });
}

interface LineStyle {
  readonly font?: FontUse;
  readonly bold?: boolean;
  readonly keepNext?: boolean;
  readonly indent: { readonly firstLine?: number; readonly firstLineChars?: number };
}

function line(
  words: string,
  { font = 'text', bold = false, keepNext = false, indent }: LineStyle,
): DocxParagraph {
  return new DocxParagraph({
    alignment: AlignmentType.LEFT,
    keepNext,
    indent,
    spacing: { line: LINES.text, lineRule: EXACT },
    children: [run(words, font, SIZES.text, bold)],
  });
}

function blank(keepNext = false): DocxParagraph {
  return new DocxParagraph({ keepNext, spacing: { line: LINES.text, lineRule: EXACT }, children: [] });
}

/** Four characters from the right edge. */
function signed(words: string, keepNext: boolean): DocxParagraph {
  return new DocxParagraph({
    alignment: AlignmentType.RIGHT,
    keepLines: true,
    keepNext,
    indent: { right: 2 * INDENT_TWIPS },
    spacing: { line: LINES.text, lineRule: EXACT },
    children: [run(words, 'text', SIZES.text)],
  });
}

function annex({ title, columns, rows }: Annex): (DocxParagraph | Table)[] {
  return [
    new DocxParagraph({
      pageBreakBefore: true,
      spacing: { line: LINES.text, lineRule: EXACT },
      children: [run('附件', 'first', SIZES.text)],
    }),
    centred(title, 'second'),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      borders: ALL_BORDERS,
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: columns.map((words) => cell(words, 'first', true)),
        }),
        ...rows.map(
          (row) =>
            new TableRow({
              cantSplit: true,
              height: { value: 480, rule: HeightRule.ATLEAST },
              children: row.map((words, index) => cell(words, 'text', index > 0)),
            }),
        ),
      ],
    }),
  ];
}

const BORDER = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const ALL_BORDERS = {
  top: BORDER,
  bottom: BORDER,
  left: BORDER,
  right: BORDER,
  insideHorizontal: BORDER,
  insideVertical: BORDER,
};

function cell(words: string, font: FontUse, isCentred: boolean): TableCell {
  return new TableCell({
    verticalAlign: VerticalAlignTable.CENTER,
    children: [
      new DocxParagraph({
        alignment: isCentred ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: { line: LINES.table, lineRule: EXACT },
        children: [run(words, font, SIZES.table)],
      }),
    ],
  });
}

/** Words as they are: nothing in them becomes a field, a link or markup; a line break stays one. */
function run(words: string, font: FontUse, size: number, bold = false): TextRun {
  const [first = '', ...rest] = textOf(words).split('\n');
  return new TextRun({
    font: fontOf(font),
    size,
    bold,
    children: [
      first,
      ...rest.flatMap((one) => [new TextRun({ text: one, break: 1, font: fontOf(font), size, bold })]),
    ],
  });
}
