import type { Notice } from '../chat/notice.ts';
import { choiceButtons, type Choice } from './to-group.ts';
import { subjectLine, whoHasIt, type IssueView } from './view.ts';

const SHOWN = 20;

/** The order as it is typed. */
export const instructionCommand = (numbers: readonly number[], words: string): string =>
  `批示 ${numbers.map((number) => `#${number}`).join('、')} ${words}`;

/** A leader's sentence as an order; where it names another department, also as a wish for that. */
export const waysToInstruct = (
  { number }: IssueView,
  words: string,
  { isDated, to }: { isDated: boolean; to: string | undefined },
): Choice[] => [
  {
    label: `作为${isDated ? '督办' : '批示'}转达：${words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words}`,
    command: instructionCommand([number], words),
  },
  ...(to === undefined ? [] : [{ label: `请协调员改派${to}`, command: `改派 #${number} ${to}` }]),
];

export function offeredInstruction(issue: IssueView, options: readonly Choice[]): Notice {
  return {
    kind: 'which',
    tone: 'todo',
    title: `#${issue.number} 是要作批示吗？还没有转达`,
    lines: [subjectLine(issue), whoHasIt(issue), ...options.map(({ label }, i) => `${i + 1}. ${label}`)],
    issueNumber: issue.number,
    buttons: choiceButtons(
      options.map(({ label }, i) => ({ label: label.split('：')[0] ?? label, command: `${i + 1}` })),
    ),
    hint: `要转达请回复 1，或发：批示 #${issue.number} 内容；要定期限请发：督办 #${issue.number} 期限和要求`,
  };
}
