import type { NoteIntent } from '../commands/intent.ts';
import type { Notice } from '../chat/notice.ts';

/** One short line that it was noted; undefined where nothing needs to be said, such as a list posted again unchanged. */
export function noted(intent: NoteIntent): Notice | undefined {
  const words = WORDS[intent.intent]?.(intent);
  return words === undefined ? undefined : { kind: 'noted', tone: 'plain', title: words, lines: [] };
}

/** The needs of a list, offered as issues in one tap; what merely stands in the ledger gets nobody moving. */
export function withNeeds(notice: Notice, count: number, command: string): Notice {
  if (count === 0) return notice;
  return {
    ...notice,
    tone: 'todo',
    lines: [...notice.lines, `其中${count}条是需求；要请部门协调，点按或回复 1 登记为问题`],
    buttons: [{ id: 'needs', label: `登记为${count}个问题`, command }],
  };
}

const WORDS: Partial<Record<NoteIntent['intent'], (intent: NoteIntent) => string | undefined>> = {
  visit_log: ({ counts }) => `已记走访${list(counts)}`,
  inspection: ({ counts }) => `已记督查${list(counts)}`,
  metric: ({ subject, metric, ...figure }) => `已记${text(subject)}${text(metric)}${shareOf(figure)}`,
  supply_offer: ({ offer }) => `已记可供应的${offerWords(offer)}，写进通报的物资一栏`,
  chain: chainWords,
};

function chainWords({ chainKind, chainTitle, newEntries, changedEntries }: NoteIntent): string | undefined {
  const added = typeof newEntries === 'number' ? newEntries : 0;
  const changed = Array.isArray(changedEntries) ? changedEntries.length : 0;
  if (chainKind === 'signup' || added + changed === 0) return undefined;
  const parts = [...(added > 0 ? [`新增${added}条`] : []), ...(changed > 0 ? [`更正${changed}条`] : [])];
  const title = text(chainTitle);
  return `接龙${title === '' ? '' : `“${title}”`}已记：${parts.join('，')}`;
}

function list(counts: unknown): string {
  if (typeof counts !== 'object' || counts === null) return '';
  const parts = Object.entries(counts).map(([name, count]) => `${name}${String(count)}`);
  return parts.length === 0 ? '' : `：${parts.join('、')}`;
}

function offerWords(offer: unknown): string {
  if (typeof offer !== 'object' || offer === null || !('item' in offer)) return '物资';
  const { item, value, unit }: { item: unknown; value?: unknown; unit?: unknown } = offer;
  return typeof value === 'number' ? `${text(item)}${value}${text(unit)}` : text(item);
}

/** What was understood, so that a wrong figure is seen at once. */
function shareOf({ value, numerator, denominator }: Record<string, unknown>): string {
  if (typeof value !== 'number') return '';
  const percent = `${Math.round(value * 1_000) / 10}%`;
  return typeof numerator === 'number' ? `${percent}（${numerator}/${String(denominator)}）` : percent;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
