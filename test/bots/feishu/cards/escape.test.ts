import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../../src/chat/notice.ts';
import { fit, fitText } from '../../../../bots/feishu/cards/fit.ts';
import { renderCard } from '../../../../bots/feishu/cards/render-card.ts';
import { escapeMarkdown } from '../../../../bots/feishu/cards/escape.ts';
import { cardSchema } from '../../../support/feishu/card-schema.ts';

/** Whatever could call somebody, lead somewhere, show a picture or change how the rest is read. */
const PIECES = [
  '<at id=all></at>',
  "<at id='ou_1'></at>",
  '<at user_id="all">所有人</at>',
  '<at ids=a,b></at>',
  '<person id=ou_1></person>',
  '[点这里](https://evil.example)',
  '![图](img_v3_1)',
  '<a href="https://evil.example">x</a>',
  "<link url='https://evil.example'>x</link>",
  'https://evil.example/a?b=1',
  'www.evil.example',
  'who@evil.example',
  '<font color=red>红</font>',
  '<text_tag color=red>急</text_tag>',
  '<img src=x>',
  '<br>',
  '<hr>',
  '<raw>',
  '**粗**',
  '__下划__',
  '~~删~~',
  '`码`',
  '```\n码\n```',
  '# 标题',
  '\n# 标题',
  '\n- 项',
  '\n1. 项',
  '\n> 引',
  '\n---\n',
  '\n===\n',
  '| 甲 | 乙 |\n|---|---|',
  ':DONE:',
  '$$x$$',
  '${var}',
  '{{var}}',
  '&lt;at id=all&gt;',
  '&#60;at id=all&#62;',
  '\\<at id=all>',
  '<<at id=all>',
  '\u202Egnp.exe',
  '\u200B<at\u200B id=all>',
  '</at><at id=all>',
  '正常的话',
  '#12',
  '17:30',
] as const;

/** What is alive in markdown once the entities are taken away: entities are dead by definition. */
function liveMarkup(content: string): string[] {
  const bare = content.replaceAll(/&#\d+;/g, '·');
  const patterns = [
    /[<>]/,
    /&/,
    /[*_~`]/,
    /[[\]]/,
    /[|\\$]/,
    /:[A-Za-z]/,
    /:\/\//,
    /^\s*(#|-|\+|=|\d+\.)/m,
    /[A-Za-z0-9][.@][A-Za-z]/,
    /[\u202A-\u202E\u2066-\u2069\u200B]/,
  ];
  return patterns.filter((pattern) => pattern.test(bare)).map(String);
}

const payload = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 5 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(''));

describe('what somebody typed', () => {
  it('never comes alive in a card, in 1,000 ways of trying', () => {
    fc.assert(
      fc.property(payload, (text) => {
        expect(liveMarkup(escapeMarkdown(text))).toEqual([]);
      }),
      { numRuns: 1_000, seed: 12 },
    );
  });

  it('comes alive nowhere in a whole card, whichever part of the notice carries it', () => {
    fc.assert(
      fc.property(payload, (text) => {
        const { card } = renderCard(noticeOf(text));
        const contents = markdownsIn(card).map((content) =>
          content.replaceAll('<at id=ou_liaison></at>', '').replaceAll(/\*\*/g, ''),
        );
        expect(contents.flatMap(liveMarkup)).toEqual([]);
        expect(cardSchema.safeParse(card).error?.issues ?? []).toEqual([]);
      }),
      { numRuns: 300, seed: 34 },
    );
  });

  it('calls nobody from a text message either', () => {
    fc.assert(
      fc.property(payload, (text) => {
        const said = fitText(noticeOf(text));
        expect(said.replace('<at user_id="ou_liaison">赵安</at>', '')).not.toMatch(/[<>[\]]/);
      }),
      { numRuns: 300, seed: 56 },
    );
  });

  it.each([
    ['#12 货车进不了厂', '&#35;12 货车进不了厂'],
    ['17:30前办结', '17:30前办结'],
    ['2*3=6', '2&#42;3=6'],
    ['1. 住建局', '1&#46; 住建局'],
    ['见 https://a.example/b', '见 https&#58;//a&#46;example/b'],
  ])('stays readable as typed: %s', (typed, shown) => {
    expect(escapeMarkdown(typed)).toBe(shown);
  });

  it('stands in the card as typed once the platform has turned the entities back', () => {
    const shown = escapeMarkdown('<at id=all></at> **粗** [点](https://x.example) 1_2 #3').replaceAll(
      /&#(\d+);/g,
      (_, code: string) => String.fromCodePoint(Number(code)),
    );
    expect(shown).toBe('<at id=all></at> **粗** [点](https://x.example) 1_2 #3');
  });
});

describe('whom a notice calls', () => {
  it('is called by open_id, and only where the account is one of this platform', () => {
    const { card } = renderCard({
      ...noticeOf('x'),
      mentions: [
        { account: 'feishu:ou_liaison', name: '赵安' },
        { account: 'wechat:wxid_1', name: '<at id=all></at>' },
      ],
    });
    expect(markdownsIn(card)[0]).toBe('<at id=ou_liaison></at> @&#60;at id=all&#62;&#60;/at&#62;');
  });

  it('is not invented by an account that is no open_id', () => {
    const account = 'feishu:all></at><at id=all' as const;
    const fitted = fit({ ...noticeOf('x'), mentions: [{ account, name: '某' }] });
    expect(JSON.stringify(fitted)).not.toContain('<at');
  });
});

function noticeOf(text: string): Notice {
  return {
    kind: 'request',
    tone: 'todo',
    title: text,
    lines: [text, `前 ${text} 后`],
    fields: [{ label: text, value: text }],
    tables: [{ title: text, columns: [text, '数'], rows: [[text, '1']] }],
    mentions: [{ account: 'feishu:ou_liaison', name: '赵安' }],
    buttons: [{ id: 'return', label: '退回', command: '退回 #1', asksFor: '原因' }],
    hint: text,
    issueNumber: 1,
  };
}

/** The contents of all that is read as markdown. */
function markdownsIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  const own =
    'tag' in part &&
    (part.tag === 'markdown' || part.tag === 'lark_md') &&
    'content' in part &&
    typeof part.content === 'string'
      ? [part.content]
      : [];
  return [...own, ...Object.values(part).flatMap(markdownsIn)];
}
