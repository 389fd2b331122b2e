import { no, type Answer } from './answers.ts';
import type { Asked } from './routes.ts';

/** Who may ask: the app's secret buys a token, and the token everything else. */
export function createGate(appId: string, appSecret: string) {
  const good = new Set<string>();
  let given = 0;
  const isApp = (id: unknown, secret: unknown) => id === appId && secret === appSecret;

  return {
    isApp,
    given: () => given,
    /** What was given so far is worth nothing any more, whatever its date says. */
    spoil: (): void => good.clear(),
    give({ json }: Asked): Answer {
      if (!isApp(json['app_id'], json['app_secret'])) return no(10014, 'app secret invalid', 200);
      const token = `t-${appId.slice(-6)}-${String((given += 1)).padStart(8, '0')}`;
      good.add(token);
      return { status: 200, body: { code: 0, msg: 'ok', tenant_access_token: token, expire: 7_200 } };
    },
    refusal(authorization: string | undefined): Answer | undefined {
      const token = authorization?.replace(/^Bearer /, '');
      if (token === undefined) return no(99991661, 'Missing access token for authorization');
      return good.has(token) ? undefined : no(99991663, 'Invalid access token for authorization');
    },
  };
}
