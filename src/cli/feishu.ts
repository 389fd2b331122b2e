import { lineOf, type Finding } from '../../bots/feishu/check/finding.ts';
import { runCheck } from '../../bots/feishu/check/run-check.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const FEISHU = 'https://open.feishu.cn';
const MODES = ['long-connection', 'webhook', 'both'] as const;

/**
 * Says in Chinese, a line each, what the Feishu app has and lacks and which page of the console mends it.
 * It reads the settings by itself: what is missing is what it is there to say.
 * @returns whether nothing is missing
 */
export async function runFeishuCheck(
  env: Environment,
  { json, say, write }: { json: boolean; say: (line: string) => void; write: (line: string) => void },
): Promise<boolean> {
  const tell = (finding: Finding) => (json ? write(JSON.stringify(finding)) : say(lineOf(finding)));
  return runCheck(
    {
      appId: (env['FEISHU_APP_ID'] ?? '').trim(),
      appSecret: (env['FEISHU_APP_SECRET'] ?? '').trim(),
      domain: (env['FEISHU_DOMAIN'] || FEISHU).replace(/\/+$/, ''),
      mode: MODES.find((mode) => mode === env['FEISHU_MODE']) ?? 'long-connection',
      encryptKey: env['FEISHU_ENCRYPT_KEY'] || undefined,
      verificationToken: env['FEISHU_VERIFICATION_TOKEN'] || undefined,
    },
    tell,
  );
}
