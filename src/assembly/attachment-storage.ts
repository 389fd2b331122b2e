import { join } from 'node:path';
import { localFolder } from '../attachments/local-folder.ts';
import { s3Bucket } from '../attachments/s3.ts';
import type { AttachmentStorage } from '../attachments/storage.ts';
import type { Config } from '../config.ts';

export interface AttachmentPlace {
  readonly kind: 'folder' | 'bucket';
  /** For whoever is told where the files lie. */
  readonly name: string;
  readonly storage: AttachmentStorage;
}

/** Where the settings want attachments to lie: in a folder of DATA_DIR, or in a bucket. */
export function attachmentPlace({
  attachments: { s3 },
  dataDir,
}: Pick<Config, 'attachments' | 'dataDir'>): AttachmentPlace {
  if (s3 !== undefined) return { kind: 'bucket', name: s3.bucketUrl, storage: s3Bucket(s3) };
  const folder = join(dataDir, 'attachments');
  return { kind: 'folder', name: folder, storage: localFolder(folder) };
}
