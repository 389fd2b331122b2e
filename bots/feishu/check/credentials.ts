import { ask, textOf } from './ask.ts';
import { missing, ok, PAGES, type Finding } from './finding.ts';

export interface AppSettings {
  readonly appId: string;
  readonly appSecret: string;
  readonly domain: string;
  readonly mode: 'long-connection' | 'webhook' | 'both';
  readonly encryptKey: string | undefined;
  readonly verificationToken: string | undefined;
}

const APP_ID = /^cli_[0-9a-f]{16}$/i;

/** The secret is sent there: nothing but https, or this machine. */
const isSafe = (domain: string) =>
  URL.canParse(domain) && /^(https:|http:\/\/(localhost|127\.))/.test(domain);

/** The settings by themselves, before anybody is asked. */
export function checkSettings({
  appId,
  appSecret,
  domain,
  mode,
  encryptKey,
  verificationToken,
}: AppSettings): Finding[] {
  const byWebhook = mode !== 'long-connection';
  return [
    appId === ''
      ? missing('App ID', '没有设 FEISHU_APP_ID', PAGES.credentials)
      : APP_ID.test(appId)
        ? ok('App ID', appId)
        : missing('App ID', `“${appId}”不像 cli_ 加16位字母数字，请重新复制`, PAGES.credentials),
    ...(appSecret === '' ? [missing('App Secret', '没有设 FEISHU_APP_SECRET', PAGES.credentials)] : []),
    ...(isSafe(domain) ? [] : [missing('FEISHU_DOMAIN', '要写成 https:// 开头的地址，平时不用设')]),
    ...(byWebhook && encryptKey === undefined
      ? [missing('Encrypt Key', '用 Webhook 要设 FEISHU_ENCRYPT_KEY', PAGES.encryption)]
      : []),
    ...(byWebhook && verificationToken === undefined
      ? [missing('Verification Token', '用 Webhook 要设 FEISHU_VERIFICATION_TOKEN', PAGES.encryption)]
      : []),
  ];
}

/** What the codes of the token's call mean: open.feishu.cn/document/server-docs/authentication-management/access-token/tenant_access_token_internal */
const REFUSALS: Readonly<Record<number, string>> = {
  10003: 'App ID 不对',
  10012: 'App ID 不对',
  10014: 'App Secret 不对，或已经重置过',
};

/** Buys a token with the secret: the first thing that only the right secret can do. */
export async function checkSecret({
  appId,
  appSecret,
  domain,
}: AppSettings): Promise<{ readonly findings: readonly Finding[]; readonly token?: string }> {
  const answer = await ask({
    domain,
    path: '/open-apis/auth/v3/tenant_access_token/internal',
    body: { app_id: appId, app_secret: appSecret },
  });
  if (answer.kind === 'unanswered')
    return {
      findings: [
        missing(
          '网络',
          `连不上 ${domain}（${answer.why}），请让服务器能访问它的443端口，或核对 FEISHU_DOMAIN`,
        ),
      ],
    };
  const token = textOf(answer.body['tenant_access_token']);
  if (answer.code === 0 && token !== '') return { findings: [ok('App Secret', '正确')], token };
  const why = REFUSALS[answer.code] ?? `飞书拒绝了：${answer.msg}`;
  return { findings: [missing('App Secret', `${why}（${answer.code}）`, PAGES.credentials)] };
}
