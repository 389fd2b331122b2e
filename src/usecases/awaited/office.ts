import type { Issue } from '../../issues/issue.ts';
import { WORKED } from '../../issues/lifecycle.ts';
import { fold } from '../../language/fold.ts';
import { hashedNumbers } from '../../language/issue-numbers.ts';
import { listOpenIssues } from '../../store/issues/lists.ts';
import { senderOf } from '../turn.ts';
import type { Place } from './place.ts';

const LOOKED_THROUGH = 50;

export const hasNumber = (text: string): boolean => hashedNumbers(fold(text)).length > 0;

/** In whose chat it is said, by somebody who answers for it. */
export function officeOf({ known, message, now }: Omit<Place, 'db' | 'organisationId'>): number | undefined {
  const chat = known.chat(message.chat);
  if (chat?.kind !== 'department') return undefined;
  const own = senderOf(known, message, now).grants.find(
    ({ role, departmentId }) => role === 'liaison' && departmentId === chat.departmentId,
  );
  return own?.departmentId ?? undefined;
}

/** What the department in whose chat it is said leads and has not done. */
export async function owedBy(place: Place): Promise<readonly Issue[]> {
  const { db, organisationId } = place;
  const departmentId = officeOf(place);
  if (departmentId === undefined) return [];
  const { issues } = await listOpenIssues(
    db,
    organisationId,
    { departmentId, states: WORKED },
    LOOKED_THROUGH,
  );
  return issues.filter(({ departments }) =>
    departments.some((one) => one.departmentId === departmentId && one.role === 'lead'),
  );
}
