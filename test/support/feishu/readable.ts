import type { FakeMessage } from './world.ts';

/** A message as its reader sees it: the texts of a card in their order, entities turned back. */
export function readable({ type, content }: FakeMessage): string {
  const parsed: unknown = JSON.parse(content);
  return type === 'interactive' ? textsOf(parsed).map(decode).join('\n') : textsOf(parsed).join('\n');
}

export interface FakeButton {
  readonly label: string;
  readonly value: unknown;
  /** Pressing it sends what was typed into the form's box. */
  readonly isSubmit: boolean;
}

export function buttonsOf({ type, content }: FakeMessage): FakeButton[] {
  if (type !== 'interactive') return [];
  return elementsOf(JSON.parse(content))
    .filter(({ tag }) => tag === 'button')
    .map((button) => ({
      label: recordOf(button['text'])['content'] as string,
      value: recordOf((button['behaviors'] as unknown[])[0])['value'],
      isSubmit: button['form_action_type'] === 'submit',
    }));
}

function elementsOf(part: unknown): Record<string, unknown>[] {
  if (Array.isArray(part)) return part.flatMap(elementsOf);
  if (typeof part !== 'object' || part === null) return [];
  const record = part as Record<string, unknown>;
  return [...('tag' in record ? [record] : []), ...Object.values(record).flatMap(elementsOf)];
}

/** Keys that hold words for the reader; a table's cells stand in its rows. */
function textsOf(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(textsOf);
  if (typeof part !== 'object' || part === null) return [];
  const record = part as Record<string, unknown>;
  const { tag, rows, ...rest } = record;
  const cells = tag === 'table' && Array.isArray(rows) ? rows.map((row) => cellsOf(row).join(' | ')) : [];
  const own = ['content', 'text'].map((key) => rest[key]).filter((one) => typeof one === 'string');
  const below = Object.entries(rest).filter(([key]) => key !== 'behaviors' && key !== 'chart_spec');
  return [...own, ...below.flatMap(([, one]) => textsOf(one)), ...cells];
}

const cellsOf = (row: unknown): string[] => Object.values(recordOf(row)).map(String);

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function decode(text: string): string {
  return text.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
