import { z } from 'zod';

/** What a Feishu app needs; as read from `FEISHU_*`. */
export interface FeishuSettings {
  readonly appId: string;
  readonly appSecret: string;
  readonly mode: 'long-connection' | 'webhook' | 'both';
  /** Present where events arrive by webhook. */
  readonly encryptKey: string | undefined;
  readonly verificationToken: string | undefined;
  /** Base address of the open platform, without a slash at its end. */
  readonly domain: string;
}

/** What a wechaty puppet needs; as read from `WECHAT_*`. */
export interface WechatSettings {
  readonly puppet: string;
  readonly options: Readonly<Record<string, unknown>>;
}

export type PlatformValues = Partial<
  Record<
    | 'FEISHU_APP_ID'
    | 'FEISHU_APP_SECRET'
    | 'FEISHU_ENCRYPT_KEY'
    | 'FEISHU_VERIFICATION_TOKEN'
    | 'FEISHU_DOMAIN'
    | 'WECHAT_PUPPET'
    | 'WECHAT_PUPPET_OPTIONS',
    string | undefined
  >
> & { readonly FEISHU_MODE?: FeishuSettings['mode'] | undefined };

const FEISHU_DOMAIN = 'https://open.feishu.cn';

export function readFeishu(values: PlatformValues): FeishuSettings | undefined {
  const { FEISHU_APP_ID: appId, FEISHU_APP_SECRET: appSecret } = values;
  if (appId === undefined || appSecret === undefined) return undefined;
  return {
    appId,
    appSecret,
    mode: values.FEISHU_MODE ?? 'long-connection',
    encryptKey: values.FEISHU_ENCRYPT_KEY,
    verificationToken: values.FEISHU_VERIFICATION_TOKEN,
    domain: (values.FEISHU_DOMAIN ?? FEISHU_DOMAIN).replace(/\/+$/, ''),
  };
}

/** One line for each setting of Feishu that is missing beside the others or cannot be meant. */
export function feishuProblems(values: PlatformValues): string[] {
  const { FEISHU_MODE: mode = 'long-connection', FEISHU_APP_ID: appId, FEISHU_DOMAIN: domain } = values;
  const isSet = Object.entries(values).some(
    ([name, value]) => name.startsWith('FEISHU_') && value !== undefined,
  );
  if (!isSet) return [];
  const always = ['FEISHU_APP_ID', 'FEISHU_APP_SECRET'] as const;
  const byWebhook = ['FEISHU_ENCRYPT_KEY', 'FEISHU_VERIFICATION_TOKEN'] as const;
  const needed = mode === 'long-connection' ? always : [...always, ...byWebhook];
  return [
    ...needed.filter((name) => values[name] === undefined).map((name) => missing(name, mode)),
    ...(appId === undefined || /^cli_[0-9a-f]{16}$/i.test(appId)
      ? []
      : ['FEISHU_APP_ID is no app id like cli_0123456789abcdef; copy it from the app’s page of credentials']),
    ...(domain === undefined || isOrigin(domain)
      ? []
      : ['FEISHU_DOMAIN is no address like https://open.feishu.cn (http only for this machine itself)']),
  ];
}

function missing(name: string, mode: FeishuSettings['mode']): string {
  return /KEY|TOKEN/.test(name)
    ? `${name} is missing: FEISHU_MODE=${mode} takes encrypted events only; copy it from the app’s page of events`
    : `${name} is missing beside the other FEISHU_ settings; copy it from the app’s page of credentials`;
}

/** The app secret is sent there, so nothing but https, or this machine. */
function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.pathname !== '/' || url.search !== '' || url.username !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && /^(localhost|127\.)/.test(url.hostname));
}

const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue({ code: 'custom', message: 'no JSON' });
    return z.NEVER;
  }
});
const puppetOptions = json.pipe(z.record(z.string(), z.unknown()));

export function readWechat(values: PlatformValues): WechatSettings | undefined {
  const { WECHAT_PUPPET: puppet, WECHAT_PUPPET_OPTIONS: options = '{}' } = values;
  const parsed = puppetOptions.safeParse(options);
  return puppet === undefined || !parsed.success ? undefined : { puppet, options: parsed.data };
}

/** One line for each setting of WeChat that is missing beside the others or cannot be read. */
export function wechatProblems({
  WECHAT_PUPPET: puppet,
  WECHAT_PUPPET_OPTIONS: options,
}: PlatformValues): string[] {
  if (options === undefined) return [];
  return [
    ...(puppet === undefined ? ['WECHAT_PUPPET is missing beside WECHAT_PUPPET_OPTIONS'] : []),
    ...(puppetOptions.safeParse(options).success
      ? []
      : ['WECHAT_PUPPET_OPTIONS is no JSON object like {"endpoint":"127.0.0.1:18788"}']),
  ];
}
