import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { fit } from '../../../../bots/feishu/cards/fit.ts';
import { CARD_LIMITS } from '../../../../bots/feishu/cards/measure.ts';
import { cardSchema } from '../../../support/feishu/card-schema.ts';
import { everyNotice, type Collected } from './every-notice.ts';

const GOLDEN = 'test/bots/feishu/cards/golden';

/** Kinds as `src/wording` writes them, and the documents. */
function kindsInSource(): string[] {
  const source = readdirSync('src/wording')
    .map((file) => readFileSync(`src/wording/${file}`, 'utf8'))
    .join('\n');
  const written = Array.from(
    source.matchAll(/(?:\bplain\(\s*|\bkind: )'([a-z_]+)'/g),
    ([, kind = '']) => kind,
  );
  return [...new Set([...written, 'weekly', 'morning', 'evening'])].filter((kind) => !NO_NOTICES.has(kind));
}

/** Attachments have a kind too. */
const NO_NOTICES: ReadonlySet<string> = new Set(['image', 'file', 'voice']);

describe('a card for every notice of the product', () => {
  let notices: Collected[];
  beforeAll(async () => {
    notices = await everyNotice();
  });

  it('is drawn of every kind there is', () => {
    const drawn = new Set(notices.map(({ notice }) => notice.kind));
    const missing = kindsInSource().filter((kind) => !drawn.has(kind));
    expect(missing, 'let every-notice.ts live through these kinds, then run this file with -u').toEqual([]);
  });

  it('is one that the platform takes, whole, and looks as it did', async () => {
    for (const { name, notice } of notices) {
      const fitted = fit(notice);
      if (!('card' in fitted)) throw new Error(`${name} became text`);
      expect(fitted.shortened, name).toBe(false);
      expect(cardSchema.safeParse(fitted.card.card).error?.issues ?? [], name).toEqual([]);
      await expect(`${JSON.stringify(fitted.card.card, null, 2)}\n`).toMatchFileSnapshot(
        `golden/${name}.json`,
      );
    }
    expect(readdirSync(GOLDEN).sort()).toEqual(notices.map(({ name }) => `${name}.json`).sort());
  });

  it('weighs far less than the platform takes', () => {
    const sizes = notices.map(({ name, notice }) => {
      const fitted = fit(notice);
      const { bytes, elements, tables } =
        'card' in fitted ? fitted.card : { bytes: 0, elements: 0, tables: 0 };
      return { name, bytes, elements, tables };
    });
    const heaviest = sizes.toSorted((a, b) => b.bytes - a.bytes);
    process.stderr.write(
      `${heaviest.map((s) => `${s.name}: ${s.bytes} bytes, ${s.elements} elements, ${s.tables} tables`).join('\n')}\n`,
    );
    expect(heaviest[0]?.bytes).toBeLessThan(CARD_LIMITS.bytes / 2);
  });
});
