import { checkBot, checkChats, checkScopes, checkSubscriptions } from './app.ts';
import { checkLongConnection } from './connection.ts';
import { checkSecret, checkSettings, type AppSettings } from './credentials.ts';
import { look, PAGES, type Finding } from './finding.ts';

/**
 * Walks through all that a Feishu app needs, in the order in which the guide sets it up, and tells each step as soon
 * as it is known. What cannot be asked without the step before it is not asked.
 * @returns whether nothing is missing
 */
export async function runCheck(settings: AppSettings, tell: (finding: Finding) => void): Promise<boolean> {
  let isComplete = true;
  const report = (findings: readonly Finding[]): boolean => {
    findings.forEach(tell);
    const isGood = findings.every(({ state }) => state !== 'missing');
    isComplete &&= isGood;
    return isGood;
  };
  if (!report(checkSettings(settings))) return false;
  const { findings, token } = await checkSecret(settings);
  report(findings);
  if (token === undefined) return false;
  const app = { ...settings, token };
  report(await checkBot(app));
  report(await checkScopes(app));
  if (settings.mode === 'webhook') report([webhookToLookAt]);
  else report([await checkLongConnection(settings)]);
  report(await checkSubscriptions(app));
  report([availability]);
  report(await checkChats(app));
  return isComplete;
}

const webhookToLookAt = look(
  '请求地址',
  '事件填 https://你的域名/feishu/events，回调填 https://你的域名/feishu/cards，保存时飞书会当场验证',
  PAGES.events,
);

const availability = look(
  '可用范围',
  '程序看不到，请确认包含所有要用机器人的人，不在范围里的人私聊不到它（230013）',
  PAGES.release,
);
