import type { Notice } from '../../../src/chat/notice.ts';
import { boldLine, markdown, sideBySide, type Element } from './elements.ts';
import { escapeMarkdown } from './escape.ts';

type Field = NonNullable<Notice['fields']>[number];

/** A value that fits into half of a phone's width. */
const HALF = 12;
const NOTHING = '—';

/** Short fields in pairs, long ones on a line of their own, in the order given. */
export function fieldElements(fields: readonly Field[]): Element[] {
  return pairs(fields).map((pair) =>
    pair.length === 2 ? sideBySide(pair.map(fieldElement), 'bisect') : fieldElement(pair[0]!),
  );
}

function fieldElement({ label, value }: Field): Element {
  const said = [boldLine(label), escapeMarkdown(value)].filter((part) => part !== '');
  return markdown(said.length === 0 ? NOTHING : said.join('\n'));
}

function pairs(fields: readonly Field[]): Field[][] {
  const found: Field[][] = [];
  for (const field of fields) {
    const last = found.at(-1);
    if (last?.length === 1 && isShort(last[0]!) && isShort(field)) last.push(field);
    else found.push([field]);
  }
  return found;
}

const isShort = ({ value }: Field) => value.length <= HALF && !value.includes('\n');
