import { writeAudit, type AuditEntry } from '../../store/audit/audit.ts';
import { actorOf, type Turn } from '../turn.ts';

/** Writes down who changed the directory by which message, with what stood there and what stands now. */
export async function audited(turn: Turn, ...entries: readonly AuditEntry[]): Promise<void> {
  const role = turn.sender.grants.find(({ role }) => role === 'admin')?.role ?? turn.sender.grants[0]?.role;
  const actor = actorOf(turn, role ?? 'stranger');
  await writeAudit(turn.tx, turn.organisationId, { at: turn.now, actor, inboxId: turn.inboxId }, entries);
}
