import { platformOf } from '../../chat/message.ts';
import type { Notice } from '../../chat/notice.ts';
import type { Chat } from '../../directory/directory.ts';
import type { Issue } from '../../issues/issue.ts';
import type { SimilarCase } from '../../wording/routing.ts';
import { notConnected, request, type RequestReason } from '../../wording/to-department.ts';
import { viewOf } from '../issue-view.ts';
import type { Known } from '../known.ts';
import { tell, type Stage } from '../turn.ts';

/** Puts the request before every department that has it now, or only before those named. */
export function requestDepartments(
  stage: Stage,
  issue: Issue,
  {
    reason,
    said,
    similar,
    only,
    key,
  }: {
    reason: RequestReason;
    said?: string;
    similar?: readonly SimilarCase[];
    only?: readonly number[];
    key: string;
  },
): void {
  const view = viewOf(stage.known, issue);
  for (const { departmentId, role } of issue.departments) {
    if (only !== undefined && !only.includes(departmentId)) continue;
    const name = stage.known.department(departmentId)?.name ?? '';
    for (const { chat, isOwn } of whereToReach(stage.known, departmentId)) {
      const mentions = isOwn ? liaisonsOn(stage.known, departmentId, chat, stage.now) : [];
      const standIn = isOwn ? {} : { standInFor: name };
      const notice = request(view, {
        role,
        reason,
        mentions,
        ...(said === undefined ? {} : { said }),
        ...(similar === undefined || role !== 'lead' ? {} : { similar }),
        ...standIn,
      });
      tell(stage, chat.id, notice, `${key}:d${departmentId}`);
    }
  }
}

/** Tells every department that has the issue, except those named. */
export function tellDepartments(
  stage: Stage,
  issue: Issue,
  notice: Notice,
  key: string,
  except: readonly number[] = [],
): void {
  const chats = new Set(
    issue.departments
      .filter(({ departmentId }) => !except.includes(departmentId))
      .flatMap(({ departmentId }) => stage.known.chatsOfDepartment(departmentId).map(({ id }) => id)),
  );
  for (const chat of chats) tell(stage, chat, notice, key);
  if (!PASSED_ON.has(notice.kind)) return;
  const unheard = issue.departments.filter(
    ({ departmentId }) =>
      !except.includes(departmentId) && stage.known.chatsOfDepartment(departmentId).length === 0,
  );
  if (unheard.length === 0) return;
  const names = unheard
    .map(({ departmentId }) => stage.known.department(departmentId)?.name ?? '')
    .join('、');
  for (const { id } of stage.known.chatsOfKind('coordinators'))
    tell(stage, id, { ...notice, lines: [notConnected(names), ...notice.lines] }, key);
}

/** What a department without a chat has to hear as well: the coordinators pass it on. */
const PASSED_ON: ReadonlySet<string> = new Set(['supplement', 'instruction', 'priority']);

/** A department without a chat is reached through the coordinators. */
export function whereToReach(known: Known, departmentId: number): { chat: Chat; isOwn: boolean }[] {
  const own = known.chatsOfDepartment(departmentId);
  return own.length > 0
    ? own.map((chat) => ({ chat, isOwn: true }))
    : known.chatsOfKind('coordinators').map((chat) => ({ chat, isOwn: false }));
}

/** Whoever is on duty, else the liaisons; for who is away whoever stands in. */
export function liaisonsOn(
  known: Known,
  departmentId: number,
  chat: Chat,
  at: Date,
): NonNullable<Notice['mentions']> {
  const { grants, accounts, people } = known.directory;
  const onDuty = known.onDuty(departmentId, at);
  const all = grants
    .filter((grant) => grant.role === 'liaison' && grant.departmentId === departmentId)
    .map(({ personId }) => personId);
  const meant = (onDuty.length > 0 ? onDuty : all).map((personId) => known.standsIn(personId, at));
  const present = meant.filter((personId) => !known.isAway(personId, at));
  const liaisons = new Set(present.length > 0 ? present : meant);
  return accounts
    .filter(({ id, personId }) => liaisons.has(personId) && platformOf(id) === platformOf(chat.id))
    .map(({ id, personId }) => ({
      account: id,
      name: people.find((person) => person.id === personId)?.name ?? '',
    }));
}
