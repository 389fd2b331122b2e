import type { IssueEvent } from '../../issues/event.ts';
import type { Issue } from '../../issues/issue.ts';
import { pendingIssues } from '../../store/issues/decisions.ts';
import { readEvents } from '../../store/issues/issues.ts';
import { isAskedToDecide } from '../summaries/pending-lines.ts';
import type { Known } from '../known.ts';
import { subjectLine } from '../../wording/view.ts';
import { waysToDecide } from '../../wording/undecided.ts';
import { viewOf } from '../issue-view.ts';
import { decided, verdictIn, type Decided } from '../asked/waiting-verdict.ts';
import type { Place, Which } from './place.ts';

const CHOICES = 5;
const MINUTE = 60_000;
/** 可以 and 行 are said of many things: only right under the request. */
const PLAIN = { weak: 30 * MINUTE, strong: 4 * 60 * MINUTE };
/** Later it is asked whether the request is meant. */
const MEANT_WITHIN = 3 * 24 * 60 * MINUTE;
const WEAK = /^[\s,，。!！]*(?:那?就|我)?(?:可以|行|ok|没意见|没有意见|无异议|不行|不可以)/i;
/** No number was typed, and no issue has this one. */
const NONE = 0;

/** Read without a query: a yes or a no, or days, where requests are put. */
export function decidesPlainly({ known, message, now }: Omit<Place, 'db' | 'organisationId'>): boolean {
  return isAskedToDecide(known, message.chat) && saidPlainly(known, message, now) !== undefined;
}

function saidPlainly(known: Known, message: Place['message'], now: Date) {
  const said = verdictIn(known, message, now, NONE);
  if (said === undefined || said.issueNumbers[0] !== NONE) return undefined;
  const { verdict } = said;
  return verdict.kind !== 'unsure' || verdict.workdays !== undefined ? said : undefined;
}

/** 同意, 给2天, with one request waiting in that chat: it can be said of nothing else. */
export async function plainVerdict(place: Place): Promise<Decided | Which | undefined> {
  const { db, organisationId, known, message, now } = place;
  const said = decidesPlainly(place) ? saidPlainly(known, message, now) : undefined;
  if (said === undefined) return undefined;
  const { issues } = await pendingIssues(db, organisationId, CHOICES);
  const asked = await Promise.all(issues.map(async (issue) => ({ issue, age: await ageOf(place, issue) })));
  const isWeak = WEAK.test(message.text) || said.verdict.kind === 'unsure';
  const fresh = asked.filter(({ age }) => age <= (isWeak ? PLAIN.weak : MEANT_WITHIN));
  const [only, ...others] = fresh;
  if (only?.issue.pending == null) return undefined;
  if (others.length > 0)
    return which(
      place,
      said.words,
      fresh.map(({ issue }) => issue),
    );
  const spoken = { ...said, issueNumbers: [only.issue.number] };
  if (issues.length === 1 && only.age <= PLAIN.strong)
    return decided(spoken, only.issue.number, only.issue.pending);
  return { kind: 'undecided', issueNumber: only.issue.number, words: said.words };
}

/** Each may be decided by one tap, as the words say first. */
function which({ known }: Place, words: string, issues: readonly Issue[]): Which {
  const options = issues.flatMap((issue) => {
    const view = viewOf(known, issue);
    const [first] = issue.pending === null ? [] : waysToDecide(view, issue.pending, words, undefined);
    return first === undefined
      ? []
      : [{ label: `#${issue.number} ${subjectLine(view)}（${first.label}）`, command: first.command }];
  });
  return { kind: 'which', options, of: issues.map(({ number }) => number) };
}

async function ageOf({ db, organisationId, now }: Place, { number }: Issue): Promise<number> {
  const asked = (await readEvents(db, organisationId, number)).findLast(asks);
  return asked === undefined ? Number.POSITIVE_INFINITY : now.getTime() - asked.at.getTime();
}

const asks = ({ body }: IssueEvent) => body.type === 'extension_asked' || body.type === 'hold_asked';
