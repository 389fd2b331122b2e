import type { Notice, NoticeTable, Tone } from '../../src/chat/notice.ts';
import { bareId } from './ids.ts';
import type { SandboxMessage } from './message.ts';

/** What the bot said, as the page draws it: the notice without commands and accounts. */
export interface SandboxCard {
  readonly kind: string;
  readonly title: string;
  readonly tone: Tone;
  readonly lines: readonly string[];
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  readonly tables: readonly NoticeTable[];
  readonly mentions: readonly string[];
  readonly hint: string | null;
  readonly issueNumber: number | null;
}

export interface SandboxButton {
  readonly id: string;
  readonly label: string;
  /** Pressing it opens a box for these words. */
  readonly asksFor: string | null;
}

/** A message as the sandbox shows it to the outside. */
export interface SandboxLine {
  readonly messageId: string;
  readonly chatId: string;
  readonly senderId: string;
  readonly fromBot: boolean;
  readonly text: string;
  readonly buttons: readonly SandboxButton[];
  readonly files: readonly { readonly name: string; readonly url: string }[];
  readonly replyTo: string | null;
  readonly card: SandboxCard | null;
  readonly sentAt: string;
}

export function render(message: SandboxMessage): SandboxLine {
  const { messageId, chat, sender, fromBot, text, notice, replyTo, sentAt } = message;
  return {
    messageId,
    chatId: bareId(chat),
    senderId: bareId(sender),
    fromBot,
    text,
    buttons: (notice?.buttons ?? []).map(({ id, label, asksFor }) => ({
      id,
      label,
      asksFor: asksFor ?? null,
    })),
    files: notice?.files ?? [],
    replyTo: replyTo ?? null,
    card: notice === undefined ? null : cardOf(notice),
    sentAt: sentAt.toISOString(),
  };
}

function cardOf({
  kind,
  title,
  tone,
  lines,
  fields,
  tables,
  mentions,
  hint,
  issueNumber,
}: Notice): SandboxCard {
  return {
    kind,
    title,
    tone,
    lines,
    fields: fields ?? [],
    tables: tables ?? [],
    mentions: (mentions ?? []).map(({ name }) => name),
    hint: hint ?? null,
    issueNumber: issueNumber ?? null,
  };
}
