import { randomBytes } from 'node:crypto';
import { createLinks, type Links } from '../attachments/links.ts';
import type { AttachmentStorage } from '../attachments/storage.ts';
import { canFetch } from '../chat/adapter.ts';
import type { Clock } from '../chat/clock.ts';
import type { FileContent } from '../chat/file.ts';
import type { Config } from '../config.ts';
import type { AttachmentDoor } from '../http/deps.ts';
import { ORGANISATION_ID } from '../organisation.ts';
import { startLoop } from '../outbox/loop.ts';
import { attachmentSecret } from '../store/attachments-secret.ts';
import type { Db } from '../store/database/client.ts';
import {
  createAttachmentFetcher,
  openAttachment,
  type AttachmentParts,
} from '../usecases/reports/fetch-attachments.ts';
import { attachmentPlace } from './attachment-storage.ts';

/** A file is not waited for as a message is. */
const IDLE_MS = 2_000;

export interface AttachmentRoom {
  readonly storage: AttachmentStorage;
  readonly links: Links;
  readonly mostBytes: number;
  /** By the number of an attachment; undefined where there is none, or it is not here yet. */
  open(id: string): Promise<FileContent | undefined>;
}

/** Fetches what was sent beside reports, beside everything else. @returns how to stop */
export function startFetching(
  { storage, links, mostBytes }: AttachmentRoom,
  parts: Pick<AttachmentParts, 'db' | 'organisationId' | 'known' | 'adapters' | 'log'> & {
    readonly clock: Clock;
  },
  onDone: () => void,
): () => Promise<void> {
  if (![...parts.adapters.values()].some(canFetch)) return async () => undefined;
  const now = () => parts.clock.now();
  const fetcher = createAttachmentFetcher({ ...parts, now, storage, links, mostBytes }, onDone);
  const loop = startLoop('attachments', fetcher.step, IDLE_MS, parts.log);
  return () => loop.stop();
}

/** The room as a browser enters it: by a link that was signed here and has not run out. */
export function doorOf(room: AttachmentRoom, now: () => Date): AttachmentDoor {
  return {
    isValid: (id, until, signature) => room.links.isValid(id, until, signature, now()),
    open: (id) => room.open(String(id)),
  };
}

/** The room that the settings ask for: a folder of DATA_DIR, or a bucket. */
export async function openAttachmentRoom(
  config: Pick<Config, 'attachments' | 'dataDir'>,
  db: Db,
): Promise<AttachmentRoom> {
  const { storage } = attachmentPlace(config);
  const fresh = randomBytes(32).toString('base64url');
  const links = createLinks(await attachmentSecret(db, ORGANISATION_ID, fresh));
  return {
    storage,
    links,
    mostBytes: config.attachments.mostBytes,
    async open(id) {
      const parts = { db, organisationId: ORGANISATION_ID, storage };
      return /^[1-9]\d{0,14}$/.test(id) ? openAttachment(parts, Number(id)) : undefined;
    },
  };
}
