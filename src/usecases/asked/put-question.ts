import { askQuestion, type QuestionOption } from '../../store/issues/references.ts';
import type { Turn } from '../turn.ts';

/** Whoever sent the message may answer with a bare number, in the same chat, for so long. */
export function putQuestion(
  { tx, organisationId, message, sender, now }: Turn,
  options: readonly QuestionOption[],
  minutes: number,
  issueNumber: number | null = null,
): Promise<void> {
  return askQuestion(tx, organisationId, {
    chat: message.chat,
    account: sender.account,
    issueNumber,
    options,
    askedAt: now,
    expiresAt: new Date(now.getTime() + minutes * 60_000),
  });
}
