import type { Notice, Tone } from '../chat/notice.ts';
import { FINAL_STATES, STATE_WORDS, type IssueState } from '../issues/state.ts';
import { receipt } from './to-group.ts';
import { departmentsLine, PRIORITY_WORDS, subjectLine, whoHasIt, words, type IssueView } from './view.ts';

/** A card about an issue, as it looks once the issue has moved on: who has it now, and the buttons that still apply. */

type Applies = (buttonId: string) => boolean;

const TONES: Record<IssueState, Tone> = {
  reported: 'plain',
  triage: 'todo',
  dispatched: 'todo',
  accepted: 'plain',
  in_progress: 'plain',
  on_hold: 'plain',
  returned: 'warning',
  resolved: 'plain',
  closed: 'good',
  reopened: 'warning',
  merged: 'plain',
  cancelled: 'plain',
};

const state = (issue: IssueView) => ({ label: '状态', value: whoHasIt(issue) });

/** Buttons that lead nowhere are gone, and with the last of them the words that told what to type. */
function withButtons(card: Notice, applies: Applies): Pick<Notice, 'buttons' | 'hint'> {
  const buttons = (card.buttons ?? []).filter(({ id }) => applies(id));
  return {
    ...(card.buttons === undefined ? {} : { buttons }),
    ...(card.hint === undefined || buttons.length === 0 ? {} : { hint: card.hint }),
  };
}

/** Nobody is called a second time by a card that changes. */
function bare({ hint: _hint, mentions: _mentions, ...card }: Notice): Notice {
  return card;
}

function restatedReceipt(card: Notice, issue: IssueView, applies: Applies): Notice {
  const { lines, hint, title } = receipt(issue);
  return {
    ...bare(card),
    tone: issue.state === 'dispatched' ? 'plain' : TONES[issue.state],
    title: issue.state === 'dispatched' ? title : `【问题 #${issue.number}】${STATE_WORDS[issue.state]}`,
    lines: issue.result === null ? lines : [...lines, `结果：${words(issue, issue.result)}`],
    ...withButtons(card, applies),
    ...(FINAL_STATES.includes(issue.state) || hint === undefined ? {} : { hint }),
  };
}

function restatedRequest(card: Notice, issue: IssueView, applies: Applies): Notice {
  const from = (card.fields ?? []).filter(({ label }) => label === '来自');
  return {
    ...bare(card),
    tone: issue.priority === 'urgent' && TONES[issue.state] === 'todo' ? 'urgent' : TONES[issue.state],
    fields: [
      ...from,
      { label: '级别', value: PRIORITY_WORDS[issue.priority] },
      { label: '部门', value: departmentsLine(issue) },
      state(issue),
      ...(issue.deadline === null ? [] : [{ label: '办结期限', value: issue.deadline }]),
    ],
    ...withButtons(card, applies),
  };
}

function restatedQuestion(card: Notice, issue: IssueView, applies: Applies): Notice {
  const others = (card.fields ?? []).filter(({ label }) => label !== '状态');
  return {
    ...bare(card),
    tone: TONES[issue.state],
    fields: [...others, state(issue)],
    ...withButtons(card, applies),
  };
}

function restatedResult(card: Notice, issue: IssueView, applies: Applies): Notice {
  if (issue.state === 'resolved') return restatedQuestion(card, issue, applies);
  const result = issue.result === null ? [] : [`结果：${words(issue, issue.result)}`];
  return { ...restatedQuestion(card, issue, applies), lines: [subjectLine(issue), ...result] };
}

/** Whoever was asked learns no more of the issue than what was asked. */
function restatedAsk(card: Notice, _: IssueView, applies: Applies): Notice {
  const face = { ...bare(card), ...withButtons(card, applies) };
  return face.buttons?.length === 0 ? { ...face, tone: 'plain' } : face;
}

export const RESTATED = {
  receipt: restatedReceipt,
  request: restatedRequest,
  triage: restatedQuestion,
  ruling: restatedQuestion,
  result: restatedResult,
  supply_ask: restatedAsk,
} as const satisfies Record<string, (card: Notice, issue: IssueView, applies: Applies) => Notice>;

export type CardKind = keyof typeof RESTATED;
