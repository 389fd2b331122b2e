import { z } from 'zod';
import type { S3Settings } from '../attachments/s3.ts';

/** Where pictures and files lie, and how big one may be; as read from `ATTACHMENTS_*`. */
export interface AttachmentSettings {
  readonly mostBytes: number;
  /** A store that speaks S3; without one a folder of DATA_DIR. */
  readonly s3: S3Settings | undefined;
}

const optional = <Type extends z.ZodType>(type: Type) =>
  z.preprocess((value) => (value === '' ? undefined : value), type.optional());

export const attachmentEnvironment = {
  ATTACHMENTS_MAX_MB: optional(z.coerce.number().int().min(1, 'is less than 1').max(30, 'is more than 30')),
  ATTACHMENTS_BUCKET_URL: optional(
    z
      .string()
      .regex(/^https?:\/\/[^?#\s]+$/, 'is no address of a bucket like https://oss.example.cn/xietiao'),
  ),
  ATTACHMENTS_BUCKET_REGION: optional(z.string()),
  ATTACHMENTS_BUCKET_KEY_ID: optional(z.string()),
  ATTACHMENTS_BUCKET_SECRET: optional(z.string()),
};

interface Values {
  readonly ATTACHMENTS_MAX_MB?: number | undefined;
  readonly ATTACHMENTS_BUCKET_URL?: string | undefined;
  readonly ATTACHMENTS_BUCKET_REGION?: string | undefined;
  readonly ATTACHMENTS_BUCKET_KEY_ID?: string | undefined;
  readonly ATTACHMENTS_BUCKET_SECRET?: string | undefined;
}

const DEFAULT_MB = 20;

export function readAttachments(values: Values): AttachmentSettings {
  const { ATTACHMENTS_BUCKET_URL: bucketUrl, ATTACHMENTS_BUCKET_REGION: region = 'us-east-1' } = values;
  const { ATTACHMENTS_BUCKET_KEY_ID: accessKeyId, ATTACHMENTS_BUCKET_SECRET: secretAccessKey } = values;
  const isS3 = bucketUrl !== undefined && accessKeyId !== undefined && secretAccessKey !== undefined;
  return {
    mostBytes: (values.ATTACHMENTS_MAX_MB ?? DEFAULT_MB) * 1024 * 1024,
    s3: isS3 ? { bucketUrl, region, accessKeyId, secretAccessKey } : undefined,
  };
}

/** One line for each of the three that is missing beside the others. */
export function attachmentProblems(values: Values): string[] {
  const needed = [
    'ATTACHMENTS_BUCKET_URL',
    'ATTACHMENTS_BUCKET_KEY_ID',
    'ATTACHMENTS_BUCKET_SECRET',
  ] as const;
  const missing = needed.filter((name) => values[name] === undefined);
  return missing.length === 0 || missing.length === needed.length
    ? []
    : missing.map((name) => `${name} is missing beside the other ATTACHMENTS_BUCKET_ settings`);
}
