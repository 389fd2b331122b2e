import type { Notice, NoticeButton } from '../chat/notice.ts';
import { whoHasIt, words, type IssueView } from './view.ts';

/** 供需对接: what a group that needs something hears, and one that has it. Neither learns more than who, what and how much. */

interface Amount {
  readonly item: string;
  readonly value: number;
  readonly unit: string;
}

const amountWords = ({ item, value, unit }: Amount): string => `${item}${value}${unit}`;
const listed = (amounts: readonly Amount[]): string => amounts.map(amountWords).join('、');

/** `俊富无纺布（二组）`, or whichever of the two is known. */
export function partyName(object: string | undefined, group: string | undefined): string {
  if (object === undefined) return group ?? '一个工作组';
  return group === undefined ? object : `${object}（${group}）`;
}

/** Who was asked, and what it said that it had. */
export interface Partner {
  readonly name: string;
  /** 3月9日 */
  readonly since: string;
  readonly offered: readonly Amount[];
}

/** One line of the receipt: whoever has it was asked. */
export function withPartners(notice: Notice, partners: readonly Partner[]): Notice {
  if (partners.length === 0) return notice;
  const asked = partners.map(({ name, since, offered }) => `${name}${since}报过可供${listed(offered)}`);
  return { ...notice, lines: [...notice.lines, `${asked.join('；')}，已替您问，有答复就告诉您`] };
}

/** What a group is asked for. */
export interface Wanted {
  readonly number: number;
  /** The party that needs it. */
  readonly party: string;
  readonly missing: readonly Amount[];
  /** What the offer covers of it: the tap. */
  readonly amounts: readonly Amount[];
}

const yes = ({ number, amounts }: Wanted): string => {
  const [only, ...others] = amounts;
  const isOne = only !== undefined && others.length === 0;
  return `#${number} 可供${isOne ? `${only.value}${only.unit}` : listed(amounts)}`;
};

const yesButton = (wanted: Wanted, label: string): NoticeButton => ({
  id: `give-${wanted.number}`,
  label,
  command: yes(wanted),
});
const otherButton = ({ number }: Wanted): NoticeButton => ({
  id: 'give-other',
  label: '供别的数',
  command: `#${number} 可供`,
  asksFor: '能供多少',
});

/** Whether an offer of some days ago still stands. */
export function askPartner(wanted: Wanted, { name, since, offered }: Partner): Notice {
  const { number, party, missing, amounts } = wanted;
  return {
    kind: 'supply_ask',
    issueNumber: number,
    tone: 'todo',
    title: `【供需对接 #${number}】${party}需要${listed(missing)}`,
    lines: [`${name}${since}报过可供${listed(offered)}，现在还能供吗？`],
    buttons: [
      yesButton(wanted, `可供${listed(amounts)}`),
      otherButton(wanted),
      { id: 'give-none', label: '供不了', command: `#${number} 供不了` },
    ],
    hint: `能供请发：${yes(wanted)}（数量照实写）；供不了请发：#${number} 供不了`,
  };
}

/** Right under the offer: somebody needs just that. */
export function withWanted(notice: Notice, wanted: readonly Wanted[]): Notice {
  const [first, ...others] = wanted;
  if (first === undefined) return notice;
  const isOne = others.length === 0;
  return {
    ...notice,
    kind: 'supply_ask',
    tone: 'todo',
    ...(isOne ? { issueNumber: first.number } : {}),
    lines: [
      ...notice.lines,
      ...wanted.map(({ number, party, missing }) => `#${number} ${party}正缺${listed(missing)}`),
      '能供给他们吗？不供就不用回',
    ],
    buttons: [
      ...wanted.map((one) => yesButton(one, `给 #${one.number} 供${listed(one.amounts)}`)),
      ...(isOne ? [otherButton(first)] : []),
    ],
    hint: `能供请发：${yes(first)}（编号、数量照实写）`,
  };
}

const about = ({ number }: IssueView) => ({ issueNumber: number });

/** The group that needs it hears that it was offered a moment ago. */
export function offeredNow(issues: readonly IssueView[], name: string, offered: Amount): Notice {
  const [only, ...others] = issues;
  return {
    ...(only === undefined || others.length > 0 ? {} : about(only)),
    kind: 'supply_found',
    tone: 'plain',
    title: `【问题 ${issues.map(({ number }) => `#${number}`).join('、')}】${name}刚报可供${amountWords(offered)}`,
    lines: ['已问能否供给这里，有答复就告诉您'],
  };
}

/** What a group will give. */
export interface Promised {
  readonly name: string;
  /** Its work group, where the giver has one: whose contact card can be asked for. */
  readonly group: string | undefined;
  readonly amounts: readonly Amount[];
  /** What is still missing after it. */
  readonly missing: readonly Amount[];
  /** As it was typed, where it says more than the amount: when it comes, who brings it. */
  readonly said: string | null;
}

/** How a need stands after a delivery; `isKnown` where the other side had told of the same goods. */
export type Came =
  | { readonly how: 'part'; readonly lacking: readonly Amount[]; readonly isKnown: boolean }
  | { readonly how: 'whole'; readonly needed: readonly Amount[]; readonly isKnown: boolean }
  /** Of which thing is not plain, so that nothing was counted. */
  | { readonly how: 'unclear'; readonly needed: readonly Amount[] };

/** The state of the need, for whoever hears of the delivery. */
export function withCame(notice: Notice, came: Came | undefined): Notice {
  if (came === undefined || came.how === 'unclear') return notice;
  const state = came.how === 'part' ? `还缺${listed(came.lacking)}` : `${listed(came.needed)}已到齐`;
  return { ...notice, lines: [...notice.lines, state] };
}

/** The same for whoever told of it, with what was not counted. */
export function withOwnCame(notice: Notice, came: Came | undefined): Notice {
  const told = withCame(notice, came);
  if (came?.how === 'unclear') return withLine(told, notCounted(came.needed));
  return came?.isKnown === true ? withLine(told, COUNTED_ONCE) : told;
}

const withLine = (notice: Notice, line: string): Notice => ({ ...notice, lines: [...notice.lines, line] });
const COUNTED_ONCE = '对方已报过同样数量，按同一批只计一次；是另一批请补充说明';
const notCounted = (needed: readonly Amount[]) =>
  `数量没有计入：登记的是${listed(needed)}，请写清物品和数量再发一次`;

/** All of it is there, and only those who confirm can say whether that is the end of it. */
export function withWayToConfirm(notice: Notice, issue: IssueView, came: Came | undefined): Notice {
  if (came?.how !== 'whole') return notice;
  const solved = `#${issue.number} 已解决`;
  return {
    ...notice,
    buttons: [...(notice.buttons ?? []), { id: 'solved', label: '已解决', command: solved }],
    hint: `还没有办结；都解决了请发：${solved}`,
  };
}

const restLine = (missing: readonly Amount[]): string[] =>
  missing.length === 0 ? [] : [`还缺${listed(missing)}`];

/** The word for it in a refusal. */
export const PROMISE = '供给';

export function promised(issue: IssueView, { name, group, amounts, missing, said }: Promised): Notice {
  const came = `#${issue.number} 已送到${listed(amounts)}`;
  return {
    ...about(issue),
    kind: 'supply_promised',
    tone: 'good',
    title: `【问题 #${issue.number}】${name}可供${listed(amounts)}`,
    lines: [
      ...(said === null ? [] : [`回话：${words(issue, said)}`]),
      ...restLine(missing),
      `请与${name}联系交接${group === undefined ? '' : `（找谁请发：联系卡 ${group}）`}`,
      whoHasIt(issue),
    ],
    buttons: [{ id: 'came', label: '已送到', command: came }],
    hint: `收到后请发：${came}`,
  };
}

/** The department works on the issue and need not look for what a group gives. */
export function promisedToDepartment(issue: IssueView, { name, amounts, missing }: Promised): Notice {
  return {
    ...about(issue),
    kind: 'supply_promised',
    tone: 'plain',
    title: `#${issue.number} ${name}可供${listed(amounts)}`,
    lines: missing.length === 0 ? ['数量够了，由两个工作组交接'] : [...restLine(missing)],
  };
}

const answered = (number: number, title: string, lines: readonly string[]): Notice => ({
  kind: 'done',
  issueNumber: number,
  tone: 'plain',
  title: `#${number} ${title}`,
  lines,
});

export const promiseNoted = (number: number, amounts: readonly Amount[], party: string): Notice =>
  answered(number, `已记：可供${listed(amounts)}`, [`已告诉${party}，请联系交接；不对请重发正确的数量`]);

export const promisedBefore = (number: number, amounts: readonly Amount[]): Notice =>
  answered(number, `已经记过：可供${listed(amounts)}`, []);

export const noneNoted = (number: number, items: readonly string[]): Notice =>
  answered(number, '已记：供不了', [`${items.join('、')}不再列为可供应；以后有了再报一声就行`]);

export const noLongerNeeded = (number: number): Notice =>
  answered(number, '已不需要对接了，谢谢', ['没有改动，您组报的可供应照旧']);

/** What it promises is not plain: asked, and nothing written. */
export const supplyUnclear = (number: number, asked: readonly Amount[]): Notice => ({
  ...answered(number, '没看清能供多少，没有改动', []),
  kind: 'misused',
  tone: 'todo',
  hint: `能供请发：#${number} 可供${listed(asked)}（数量照实写）；供不了请发：#${number} 供不了`,
});

/** Whoever promised something hears that the matter is over: nothing more has to be brought. */
export const overForGiver = (
  number: number,
  party: string,
  items: readonly string[],
  isDone: boolean,
): Notice => ({
  kind: 'supply_over',
  issueNumber: number,
  tone: 'plain',
  title: `【供需对接 #${number}】${party}需要的${items.join('、')}${isDone ? '已办结，谢谢' : '已作废，不用再送了'}`,
  lines: [],
});

/** It is not over after all. */
export const neededAgain = (number: number, party: string, promised: readonly Amount[]): Notice => ({
  kind: 'supply_over',
  issueNumber: number,
  tone: 'plain',
  title: `【供需对接 #${number}】${party}的问题重办了，您组答应的${listed(promised)}还需要`,
  lines: [`没送的请照送；供不了请发：#${number} 供不了`],
});

/** Whoever was told that a group might give something learns that it cannot. */
export function notPromised(issue: IssueView, name: string, items: readonly string[]): Notice {
  return {
    ...about(issue),
    kind: 'supply_found',
    tone: 'plain',
    title: `【问题 #${issue.number}】${name}现在供不了${items.join('、')}`,
    lines: [whoHasIt(issue)],
  };
}
