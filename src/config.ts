import { z } from 'zod';
import {
  attachmentEnvironment,
  attachmentProblems,
  readAttachments,
  type AttachmentSettings,
} from './settings/attachment-settings.ts';
import { UserError } from './errors.ts';
import { meantSetting } from './settings/near-names.ts';
import {
  feishuProblems,
  readFeishu,
  readWechat,
  wechatProblems,
  type FeishuSettings,
  type WechatSettings,
} from './settings/platform-settings.ts';

/** Names under these beginnings belong to the product: one that it does not know is a slip of the pen. */
const OUR_NAMES = /^(FEISHU|WECHAT|SANDBOX)_/;

const optional = <Type extends z.ZodType>(type: Type) =>
  z.preprocess((value) => (value === '' ? undefined : value), type.optional());

const environment = z.object({
  HOST: optional(z.string()),
  PORT: optional(z.coerce.number().int().min(0).max(65_535)),
  DATA_DIR: optional(z.string()),
  DATABASE_URL: optional(
    z.string().regex(/^postgres(ql)?:\/\/\S+$/, 'is no address like postgres://user:password@host:5432/name'),
  ),
  DIRECTORY: optional(z.string()),
  API_TOKEN: optional(z.string().min(16, 'is shorter than 16 characters')),
  SANDBOX: optional(z.enum(['on', 'off'])),
  SANDBOX_NOW: optional(
    z.iso.datetime({ offset: true, message: 'is no ISO time like 2020-03-09T09:00:00+08:00' }),
  ),
  LOG_LEVEL: optional(z.enum(['debug', 'info', 'warn', 'error', 'silent'])),
  BACKUP: optional(z.enum(['on', 'off'])),
  BACKUP_RECIPIENT: optional(z.string().regex(/^age1[0-9a-z]{20,}$/, 'is no key like age1…')),
  RETENTION_DAYS: optional(z.coerce.number().int().min(30, 'is less than 30 days').max(3650)),
  ...attachmentEnvironment,
  FEISHU_APP_ID: optional(z.string()),
  FEISHU_APP_SECRET: optional(z.string()),
  FEISHU_MODE: optional(z.enum(['long-connection', 'webhook', 'both'])),
  FEISHU_ENCRYPT_KEY: optional(z.string()),
  FEISHU_VERIFICATION_TOKEN: optional(z.string()),
  FEISHU_DOMAIN: optional(z.string()),
  WECHAT_PUPPET: optional(z.string()),
  WECHAT_PUPPET_OPTIONS: optional(z.string()),
});

/** Every setting there is, in the order of `.env.example`. */
export const SETTING_NAMES = Object.keys(environment.shape);

export interface Config {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly directory: string | undefined;
  readonly apiToken: string | undefined;
  readonly sandbox: boolean;
  readonly sandboxNow: Date | undefined;
  readonly logLevel: string;
  /** Whether a backup is written by itself every day: by default on the embedded database alone. */
  readonly backup: boolean;
  /** The age key that backups are locked with; without one the embedded database makes its own. */
  readonly backupRecipient: string | undefined;
  /** How many days worked-off messages and sent notices are kept; the ledger itself is kept for good. */
  readonly retentionDays: number;
  /** Where pictures and files beside reports lie. */
  readonly attachments: AttachmentSettings;
  /** The platforms whose bots run; where there is none, the sandbox does. */
  readonly feishu: FeishuSettings | undefined;
  readonly wechat: WechatSettings | undefined;
}

/**
 * Reads the settings once.
 * @throws UserError CONFIG_INVALID with a line for each setting that cannot be used, SANDBOX_FORBIDDEN
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const unknown = Object.keys(env).filter((name) => OUR_NAMES.test(name) && !SETTING_NAMES.includes(name));
  const parsed = environment.safeParse(env);
  const problems = [
    ...unknown.map((name) => `${name} is no setting of this program; .env.example names them all`),
    ...misspelt(env),
    ...(parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${plain(message)}`)),
    ...(parsed.success
      ? [...attachmentProblems(parsed.data), ...feishuProblems(parsed.data), ...wechatProblems(parsed.data)]
      : []),
  ];
  if (!parsed.success || problems.length > 0) throw new UserError('CONFIG_INVALID', problems.join('\n'));
  const values = parsed.data;
  const host = values.HOST ?? '127.0.0.1';
  const [feishu, wechat] = [readFeishu(values), readWechat(values)];
  const isReal = feishu !== undefined || wechat !== undefined;
  const sandbox = values.SANDBOX === 'on' || (values.SANDBOX === undefined && !isReal);
  if (sandbox) allowSandbox(host, isReal);
  return {
    host,
    port: values.PORT ?? 3000,
    dataDir: values.DATA_DIR ?? './data',
    databaseUrl: values.DATABASE_URL,
    directory: values.DIRECTORY,
    apiToken: values.API_TOKEN,
    sandbox,
    sandboxNow: values.SANDBOX_NOW === undefined ? undefined : new Date(values.SANDBOX_NOW),
    logLevel: values.LOG_LEVEL ?? 'info',
    backup: (values.BACKUP ?? (values.DATABASE_URL === undefined ? 'on' : 'off')) === 'on',
    backupRecipient: values.BACKUP_RECIPIENT,
    retentionDays: values.RETENTION_DAYS ?? 180,
    attachments: readAttachments(values),
    feishu,
    wechat,
  };
}

/** Other programs have settings too: of a name that is not ours only what is one slip of the pen away. */
function misspelt(env: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(env).flatMap((name) => {
    const meant = OUR_NAMES.test(name) ? undefined : meantSetting(name, SETTING_NAMES);
    return meant === undefined ? [] : [`${name} is no setting of this program: is ${meant} meant?`];
  });
}

/** @throws UserError SANDBOX_FORBIDDEN: it impersonates anybody and moves time */
function allowSandbox(host: string, isReal: boolean): void {
  if (isReal)
    throw new UserError(
      'SANDBOX_FORBIDDEN',
      'the sandbox lets anybody be anybody and never runs beside a real platform: set SANDBOX=off or remove FEISHU_* and WECHAT_*',
    );
  if (!isLoopback(host))
    throw new UserError(
      'SANDBOX_FORBIDDEN',
      `the sandbox lets anybody be anybody and runs on loopback only; HOST is ${host}: set HOST=127.0.0.1 or SANDBOX=off`,
    );
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** zod's words without its prefix. */
function plain(message: string): string {
  return message.replace(/^Invalid (input|option): /, 'is not usable: ');
}
