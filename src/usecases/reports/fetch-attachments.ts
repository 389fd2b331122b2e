import { createHash } from 'node:crypto';
import { extensionOf, judge } from '../../attachments/kinds.ts';
import type { Links } from '../../attachments/links.ts';
import { storageKey, type AttachmentStorage } from '../../attachments/storage.ts';
import { canFetch, type ChatAdapter } from '../../chat/adapter.ts';
import type { FileContent } from '../../chat/file.ts';
import { platformOf, type Platform } from '../../chat/message.ts';
import type { NoticeFile } from '../../chat/notice.ts';
import { SendError } from '../../chat/send-failure.ts';
import type { Log } from '../../log.ts';
import {
  attachmentsOfMessage,
  readAttachment,
  settleAttachment,
  takeAttachments,
  type AttachmentRow,
} from '../../store/attachments.ts';
import type { Db } from '../../store/database/client.ts';
import { readIssue } from '../../store/issues/issues.ts';
import { filesNote, filesWords } from '../../wording/files.ts';
import { tellDepartments } from './departments-chats.ts';
import { viewOf } from '../issue-view.ts';
import type { KnownCache } from '../known.ts';
import { openStage, speak } from '../turn.ts';

const FETCH_MS = 90_000;
const AT_ONCE = 4;
/** 10 s, 40 s, 90 s … : in all a little more than an hour, while a platform still has the file. */
const MOST_TRIES = 10;
const PAUSE_MS = 10_000;

export interface AttachmentParts {
  readonly db: Db;
  readonly organisationId: number;
  readonly known: KnownCache;
  readonly now: () => Date;
  readonly adapters: ReadonlyMap<Platform, ChatAdapter>;
  readonly storage: AttachmentStorage;
  readonly links: Links;
  readonly mostBytes: number;
  readonly log: Log;
}

/** Fetches what was sent beside reports, one step at a time; no transaction is open while a platform answers. */
export function createAttachmentFetcher(parts: AttachmentParts, onDone: () => void = () => undefined) {
  const step = async (): Promise<number> => {
    const { db, organisationId, now } = parts;
    const terms = { now: now(), forMs: FETCH_MS, limit: AT_ONCE };
    const taken = await takeAttachments(db, organisationId, terms);
    await Promise.all(taken.map((row) => fetchOne(parts, row)));
    if (taken.length > 0) onDone();
    return taken.length;
  };
  return { step };
}

async function fetchOne(parts: AttachmentParts, row: AttachmentRow): Promise<void> {
  try {
    const file = await fetched(parts, row);
    const name = nameOf(row, file);
    const judged = judge(name, file.bytes, parts.mostBytes);
    if (judged.kind === 'refused') return await giveUp(parts, row, judged.because);
    const { mediaType } = judged;
    await parts.storage.write(storageKey(row.organisationId, row.id), file.bytes, mediaType);
    await finish(parts, row, {
      state: 'stored',
      name: withExtension(name, mediaType),
      mediaType,
      bytes: file.bytes.length,
      sha256: sha256(file.bytes),
      settledAt: parts.now(),
    });
  } catch (error) {
    await tryAgain(parts, row, error);
  }
}

async function fetched({ adapters }: AttachmentParts, row: AttachmentRow): Promise<FileContent> {
  const adapter = adapters.get(platformOf(row.chat));
  if (adapter === undefined || !canFetch(adapter))
    throw new SendError('no bot that fetches files there', { kind: 'rejected' });
  return adapter.fetch(row.chat, row.messageId, { id: row.key, name: row.name, kind: row.kind });
}

async function tryAgain(parts: AttachmentParts, row: AttachmentRow, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  parts.log.warn({ attachment: row.id, attempt: row.attempt, reason }, 'attachment could not be fetched');
  const isOver = error instanceof SendError && error.failure.kind === 'rejected';
  if (isOver || row.attempt >= MOST_TRIES) return giveUp(parts, row, reason);
  const dueAt = new Date(parts.now().getTime() + PAUSE_MS * row.attempt ** 2);
  await settleAttachment(parts.db, row, { state: 'waiting', error: reason, dueAt });
}

function giveUp(parts: AttachmentParts, row: AttachmentRow, error: string): Promise<void> {
  return finish(parts, row, { state: 'failed', error, settledAt: parts.now() });
}

/** Settles one; with the last of a message's files the departments hear of them, and get them. */
async function finish(
  parts: AttachmentParts,
  row: AttachmentRow,
  outcome: Parameters<typeof settleAttachment>[2],
): Promise<void> {
  const { db, organisationId, known, now } = parts;
  const knows = await known();
  await db.transaction(async (tx) => {
    await attachmentsOfMessage(tx, organisationId, row.inboxId);
    if (!(await settleAttachment(tx, row, outcome))) return;
    const all = (await attachmentsOfMessage(tx, organisationId, row.inboxId)).filter(
      ({ issueNumber }) => issueNumber === row.issueNumber,
    );
    const issue = await readIssue(tx, organisationId, row.issueNumber);
    if (issue === undefined || all.some(({ state }) => state === 'waiting')) return;
    const stage = openStage(tx, organisationId, knows, now());
    if (issue.priority === 'urgent') stage.urgent.add(issue.number);
    // What a restricted issue is about is not shown in a department's group: the handler asks in private.
    const kept = issue.sensitive ? [] : all.filter(({ state }) => state === 'stored');
    const where = kept.length === all.length ? 'here' : 'group';
    const note = filesNote(viewOf(knows, issue), filesWords(all), where);
    const files = kept.map((one) => fileOf(parts, one));
    const key = `attachments:${row.inboxId}:${issue.number}`;
    tellDepartments(stage, issue, files.length === 0 ? note : { ...note, files }, key);
    await speak(stage);
  });
}

function fileOf({ links, now }: AttachmentParts, { id, name }: AttachmentRow): NoticeFile {
  return { name, url: links.link(id, now()), ref: `attachment:${id}` };
}

/**
 * Opens what was stored; undefined where there is no such attachment.
 * @throws Error where its bytes are no longer those that were stored
 */
export async function openAttachment(
  { db, organisationId, storage }: Pick<AttachmentParts, 'db' | 'organisationId' | 'storage'>,
  id: number,
): Promise<FileContent | undefined> {
  const row = await readAttachment(db, organisationId, id);
  if (row?.state !== 'stored' || row.mediaType === null) return undefined;
  const bytes = await storage.read(storageKey(organisationId, id));
  if (bytes === undefined) return undefined;
  if (sha256(bytes) !== row.sha256) throw new Error(`attachment ${id} is damaged: its checksum differs`);
  return { name: row.name, mediaType: row.mediaType, bytes };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** As the sender called it; without a folder, and without what a file system would trip over. */
function nameOf(row: AttachmentRow, file: FileContent): string {
  const said = [row.name, file.name].find((name) => name.trim() !== '') ?? '';
  const bare = said.split(/[\\/]/).at(-1) ?? '';
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  return (
    bare.replaceAll(/[\u0000-\u001f<>:"|?*\u202a-\u202e\u2066-\u2069]/g, '').slice(-100) ||
    `${row.kind}-${row.id}`
  );
}

function withExtension(name: string, mediaType: string): string {
  return /\.[a-z0-9]{1,8}$/i.test(name) ? name : `${name}.${extensionOf(mediaType)}`;
}
