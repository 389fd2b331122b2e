import type { Notice, Tone } from '../chat/notice.ts';

/** The most pressing first. */
const TONES: readonly Tone[] = ['urgent', 'warning', 'todo', 'good', 'plain'];

const TITLES: Readonly<Record<string, (count: number) => string>> = {
  receipt: (count) => `已登记${count}个问题`,
  issue: (count) => `${count}个问题的情况`,
};

/** Several answers to one message as one: a paragraph for each, and every button says which issue it is for. */
export function joined(answers: readonly [Notice, ...Notice[]]): Notice {
  const [first] = answers;
  const isAlike = answers.every(({ kind }) => kind === first.kind);
  const title = (isAlike ? TITLES[first.kind] : undefined) ?? ((count: number) => `共${count}件`);
  const buttons = answers.flatMap(buttonsOf);
  const mentions = answers.flatMap((one) => one.mentions ?? []);
  const files = answers.flatMap((one) => one.files ?? []);
  const hint = answers.find((one) => one.hint !== undefined)?.hint;
  return {
    kind: isAlike ? first.kind : 'done',
    tone: TONES.find((tone) => answers.some((one) => one.tone === tone)) ?? 'plain',
    title: title(answers.length),
    lines: answers.map(paragraph),
    ...(buttons.length === 0 ? {} : { buttons }),
    ...(mentions.length === 0 ? {} : { mentions }),
    ...(files.length === 0 ? {} : { files }),
    ...(hint === undefined ? {} : { hint }),
    ...(first.replyTo === undefined ? {} : { replyTo: first.replyTo }),
  };
}

function paragraph({ title, lines, fields = [] }: Notice): string {
  const told = [...lines, ...fields.map(({ label, value }) => `${label}：${value}`)];
  return told.length === 0 ? title : `${title}：${told.join('；')}`;
}

function buttonsOf({ buttons = [], issueNumber }: Notice, place: number) {
  const which = issueNumber === undefined ? '' : `#${issueNumber} `;
  return buttons.map((button) => ({
    ...button,
    id: `${place + 1}-${button.id}`,
    label: button.label.includes('#') ? button.label : `${which}${button.label}`,
  }));
}
