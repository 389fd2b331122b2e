import { ask, isRecord, listOf, partOf, textOf, type Body } from './ask.ts';
import { CALLBACK, EVENTS, type Subscribed } from './events.ts';
import { look, missing, ok, PAGES, type Finding } from './finding.ts';
import { SCOPES, type Scope } from './scopes.ts';
import type { AppSettings } from './credentials.ts';

export interface Authorised extends AppSettings {
  readonly token: string;
}

const NO_BOT = 11205;
/** `activate_status` of open.feishu.cn/document/client-docs/bot-v3/obtain-bot-info */
const NOT_ACTIVE: Readonly<Record<number, string>> = {
  0: '还没有启用',
  1: '被企业管理员停用了',
  3: '装好了，等管理员启用',
  4: '新版本等管理员启用',
  5: '许可证到期停用了',
  6: '套餐到期停用了',
};

export async function checkBot({ domain, token }: Authorised): Promise<Finding[]> {
  const step = '机器人能力';
  const answer = await ask({ domain, token, path: '/open-apis/bot/v3/info' });
  if (answer.kind === 'unanswered') return [missing(step, `没有回答（${answer.why}），请再查一次`)];
  if (answer.code === NO_BOT) return [missing(step, '还没有添加', PAGES.abilities)];
  if (answer.code !== 0) return [missing(step, `${answer.msg}（${answer.code}）`, PAGES.abilities)];
  const bot = partOf(answer.body, 'bot');
  const inactive = NOT_ACTIVE[Number(bot['activate_status'])];
  return [
    inactive === undefined
      ? ok(step, `已启用，叫“${textOf(bot['app_name'])}”`)
      : missing(step, inactive, PAGES.release),
  ];
}

/** Every permission that is missing, with what does not work for want of it. */
export async function checkScopes({ domain, token }: Authorised): Promise<Finding[]> {
  const answer = await ask({ domain, token, path: '/open-apis/application/v6/scopes' });
  if (answer.kind === 'unanswered' || answer.code !== 0) {
    const why = answer.kind === 'unanswered' ? answer.why : `${answer.msg}，${answer.code}`;
    return [look('权限', `读不到（${why}），请对照文档里的权限表`, PAGES.scopes)];
  }
  const granted = new Set(
    listOf(partOf(answer.body, 'data')['scopes']).flatMap((one) =>
      isRecord(one) && one['grant_status'] === 1 ? [textOf(one['scope_name'])] : [],
    ),
  );
  const has = ({ name, orAnyOf = [] }: Scope) => [name, ...orAnyOf].some((one) => granted.has(one));
  const needed = SCOPES.filter(({ isOptional }) => isOptional !== true);
  const lacking = needed.filter((scope) => !has(scope));
  return [
    ...(lacking.length === 0 ? [ok('权限', `${needed.length}项都已开通`)] : []),
    ...lacking.map((scope) => missing(`权限 ${scope.name}`, lackOf(scope), PAGES.scopes)),
    ...SCOPES.filter((scope) => scope.isOptional === true && !has(scope)).map((scope) =>
      look(`权限 ${scope.name}`, `可选，${lackOf(scope)}`, PAGES.scopes),
    ),
  ];
}

const lackOf = ({ called, without }: Scope) => `没有开通“${called}”：${without}`;

/** Whether events and callbacks are subscribed and the version is out; read where the app may read itself. */
export async function checkSubscriptions(app: Authorised): Promise<Finding[]> {
  const { domain, token, appId } = app;
  const path = `/open-apis/application/v6/applications/${encodeURIComponent(appId)}`;
  const answer = await ask({ domain, token, path: `${path}?lang=zh_cn` });
  const data =
    answer.kind === 'answered' && answer.code === 0 ? partOf(answer.body, 'data', 'app') : undefined;
  if (data === undefined) return unseen();
  return [checkRelease(data), ...(await eventsOf(app, path, data)), ...callbacksOf(app, data)];
}

function unseen(): Finding[] {
  const events = EVENTS.map(({ called }) => called).join('、');
  return [
    look('事件', `程序看不到，请对照：${events}`, PAGES.events),
    look('回调', `程序看不到，请对照：${CALLBACK.called}（${CALLBACK.name}）`, PAGES.callbacks),
    look('版本', '改过权限或事件以后，要新建版本并发布才生效', PAGES.release),
  ];
}

function checkRelease(data: Body): Finding {
  const online = textOf(data['online_version_id']);
  if (online === '') return missing('版本', '还没有发布过，权限和事件都不生效', PAGES.release);
  if (textOf(data['unaudit_version_id']) !== '')
    return look('版本', '有一个版本在等企业管理员审核，通过以后才生效', PAGES.release);
  return ok('版本', '已发布');
}

async function eventsOf({ domain, token }: Authorised, path: string, data: Body): Promise<Finding[]> {
  const version = textOf(data['online_version_id']);
  const own = namesIn(partOf(data, 'event')['subscribed_events']);
  const subscribed = own.length > 0 || version === '' ? own : await eventsOfVersion();
  return compare('事件', EVENTS, subscribed, PAGES.events);

  async function eventsOfVersion(): Promise<string[]> {
    const url = `${path}/app_versions/${encodeURIComponent(version)}?lang=zh_cn`;
    const answer = await ask({ domain, token, path: url });
    if (answer.kind === 'unanswered' || answer.code !== 0) return [];
    const infos = listOf(partOf(answer.body, 'data', 'app_version')['event_infos']);
    return infos.flatMap((one) => (isRecord(one) ? textOf(one['event_type']) : []));
  }
}

function callbacksOf({ mode }: Authorised, data: Body): Finding[] {
  const info = { ...partOf(data, 'callback'), ...partOf(data, 'callback_info') };
  const findings = compare('回调', [CALLBACK], namesIn(info['subscribed_callbacks']), PAGES.callbacks);
  const type = textOf(info['callback_type']);
  const wanted = mode === 'webhook' ? 'webhook' : 'websocket';
  if (type === '' || type === wanted || mode === 'both') return findings;
  const way = wanted === 'websocket' ? '使用长连接接收回调' : '将回调发送至开发者服务器';
  return [...findings, missing('回调方式', `请改成“${way}”`, PAGES.callbacks)];
}

function compare(
  step: string,
  wanted: readonly Subscribed[],
  subscribed: readonly string[],
  page: string,
): Finding[] {
  const lacking = wanted.filter(({ name }) => !subscribed.includes(name));
  if (lacking.length === 0) return [ok(step, `${wanted.length}项都已订阅`)];
  return lacking.map(({ name, called }) => missing(`${step} ${name}`, `没有订阅“${called}”`, page));
}

const namesIn = (value: unknown): string[] =>
  listOf(value).filter((one): one is string => typeof one === 'string');

const SHOWN = 10;

/** In which chats it sits: the last step of setting up, and no fault before that. */
export async function checkChats({ domain, token }: Authorised): Promise<Finding[]> {
  const step = '所在的群';
  const answer = await ask({ domain, token, path: '/open-apis/im/v1/chats?page_size=100' });
  if (answer.kind === 'unanswered' || answer.code !== 0) {
    const why = answer.kind === 'unanswered' ? answer.why : `${answer.msg}，${answer.code}`;
    return [missing(step, `读不到（${why}）`, PAGES.scopes)];
  }
  const data = partOf(answer.body, 'data');
  const names = listOf(data['items']).flatMap((one) => (isRecord(one) ? textOf(one['name']) : []));
  if (names.length === 0) return [look(step, '还没有进任何群，把机器人拉进要用的群', PAGES.chat)];
  const more = data['has_more'] === true ? '多' : '';
  const rest = names.length > SHOWN || more !== '' ? '等' : '';
  return [ok(step, `${names.length}${more}个：${names.slice(0, SHOWN).join('、')}${rest}`)];
}
