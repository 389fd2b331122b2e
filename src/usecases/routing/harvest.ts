import type { IssueEvent } from '../../issues/event.ts';
import { maskPersonalData } from '../../language/personal-data.ts';
import { deedsOf, WEIGHTS } from '../../routing/evidence.ts';
import type { Db } from '../../store/database/client.ts';
import {
  issuesTouchedSince,
  readHistories,
  storeExamples,
  type NewExample,
} from '../../store/routing/examples.ts';

const ISSUES_AT_ONCE = 200;

/**
 * Turns what was done since into examples. Each issue's whole history is read again and a deed is written once, so
 * nothing is missed and nothing counts twice. Returns how many were new.
 */
export async function harvest(
  tx: Db,
  organisationId: number,
  since: Date,
  nameOf: ReadonlyMap<number, string>,
): Promise<number> {
  const numbers = await issuesTouchedSince(tx, organisationId, since);
  let written = 0;
  for (let from = 0; from < numbers.length; from += ISSUES_AT_ONCE) {
    const histories = await readHistories(tx, organisationId, numbers.slice(from, from + ISSUES_AT_ONCE));
    const examples = histories.flatMap((events) => examplesOf(events, nameOf));
    written += await storeExamples(tx, organisationId, examples);
  }
  return written;
}

/** No phone, no door, no name beside an illness goes into an example. */
function examplesOf(events: readonly IssueEvent[], nameOf: ReadonlyMap<number, string>): NewExample[] {
  const report = events[0];
  if (report?.body.type !== 'reported') return [];
  const subject = `issue:${report.issueNumber}`;
  const [title, text] = [report.body.title, report.body.detail].map((said) => maskPersonalData(said).masked);
  return deedsOf(events).flatMap(({ seq, at, kind, departmentId, role }) => {
    const department = nameOf.get(departmentId);
    if (department === undefined) return [];
    const key = `${subject}:${seq}:${kind}:${departmentId}:${role}`;
    return [
      {
        key,
        subject,
        kind,
        at,
        department,
        role,
        weight: WEIGHTS[kind],
        title: title ?? '',
        text: text ?? '',
      },
    ];
  });
}
