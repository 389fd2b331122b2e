import type { Notice } from '../chat/notice.ts';
import { type Bulletin, linesOf, type LineChange } from '../summaries/bulletin.ts';

const HOW = '改一处：改：原来的话→新的话；删一处：改：原来的话→；马上发：发';

/** The draft, as the coordinators see it. */
export function draftToRead(bulletin: Bulletin, at: string, silence: 'post' | 'hold'): Notice {
  return {
    kind: 'draft',
    tone: 'todo',
    title: `【送审】${bulletin.title}`,
    lines: [
      silence === 'post' ? `${at}发出，不回复就按时发。` : `${at}发出，没有人回“发”就先不发。`,
      ...linesOf(bulletin),
    ],
    buttons: [{ id: 'release', label: '马上发', command: '发' }],
    hint: HOW,
  };
}

export function draftHeld(title: string): Notice {
  return {
    kind: 'draft_held',
    tone: 'todo',
    title: '【通报没有发】',
    lines: [`${title}到点了，还没有人同意，先不发；随时可以发。`],
    buttons: [{ id: 'release', label: '现在发', command: '发' }],
    hint: '请发：发',
  };
}

const line = (title: string, lines: readonly string[] = [], tone: Notice['tone'] = 'plain'): Notice => ({
  kind: 'editing',
  tone,
  title,
  lines,
});

export const edited = ({ after }: LineChange): Notice =>
  line('改好了', [after === null ? '这一句已删去' : `现：${after}`, '马上发请回：发'], 'good');

export const released = (chats: readonly string[]): Notice => line(`已发到${chats.join('、')}`, [], 'good');

export const corrected = (
  changes: readonly LineChange[],
  chats: readonly string[],
  lost: readonly LineChange[],
): Notice =>
  line(
    `更正${changes.length}处，新的一版已发到${chats.join('、')}`,
    lost.length === 0
      ? []
      : [
          '改过的这几句和现在的台账对不上，没有保留，需要的请再改：',
          ...lost.map(({ before, after }) => after ?? `（删去的）${before ?? ''}`),
        ],
    lost.length === 0 ? 'good' : 'warning',
  );

/** 《…周通报》第3期（…）（更正第2版） */
export function editionTitle(title: string, edition: number): string {
  return `${title.replace(/（更正第\d+版）$/u, '')}（更正第${edition}版）`;
}

export const nothingToCorrect = (): Notice => line('按现在的台账重算，和已发的一样，没有更正');

export const noDraft = (): Notice => line('现在没有等着发的通报');

export const noBulletin = (): Notice => line('还没有发过通报，没有可更正的');

export const unclearPlace = (places: number): Notice =>
  line(
    places === 0 ? '通报里没有这句话，请照原文写要改的几个字' : '这几个字不止一处，请多写几个字，只对上一处',
    [],
    'warning',
  );

export const onlyWords = (): Notice =>
  line('数字由台账算出，不能在这里改；请先在台账里更正，再发：更正周报', [], 'warning');

export const howToEdit = (): Notice => line('没看懂要改哪里', [HOW], 'warning');

export const onlyCoordinators = (): Notice => line('通报由协调员审定，请协调员来改', [], 'warning');

/** In the brief that follows an outage. */
export function missedBriefs(days: readonly string[]): string {
  const [first, last] = [days[0], days.at(-1)];
  return `停机期间有${days.length}期没有发（${first === last ? first : `${first}至${last}`}），不再补发。`;
}
