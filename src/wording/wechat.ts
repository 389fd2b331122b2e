import type { Notice } from '../chat/notice.ts';

/** What the bot adds by itself in WeChat, and what admins hear of a WeChat account on another platform. */

const about = (tone: Notice['tone'], title: string, lines: readonly string[]): Notice => ({
  kind: 'wechat_account',
  tone,
  title,
  lines,
});

/** 回复“签收 #12”或引用本条回复“签收” */
function typeInstead(buttons: readonly { readonly command: string; readonly asksFor?: string }[]): string {
  const [first] = buttons;
  if (first === undefined) return '';
  const typed = buttons
    .slice(0, 4)
    .map(({ command, asksFor }) => `“${command}${asksFor === undefined ? '' : ` ${asksFor}`}”`);
  const short = first.command.replace(/\s*[#＃]\d+\s*/u, ' ').trim();
  const quoting = short === first.command ? '' : `，或引用本条回复“${short}”`;
  return `回复${typed.join('或')}${quoting}`;
}

const TROUBLE = {
  starting: '正在连接',
  scan: '等待扫码登录：在服务器上运行 xietiao wechat login 取得登录链接',
  logged_out: '账号已退出登录，正在等网关给出登录码',
  deaf: '连接没有动静，正在重连',
  gateway_gone: '网关连不上，正在重连；请检查网关是否在运行',
  never_logged_in: '网关在，但一直没有登录；请检查令牌和账号',
  elsewhere: '另一个进程正在使用这个账号',
} as const;
export type WechatTrouble = keyof typeof TROUBLE;

export const wechatWords = {
  typeInstead,
  moreElsewhere: '……（太长，未全部列出，请联系协调员看全文）',
  fileMissing: (name: string) => `（附件“${name}”已取不到）`,
  trouble: TROUBLE,
} as const;

export function accountAway(trouble: WechatTrouble, since: string): Notice {
  return about('urgent', '【微信收不到消息】', [
    `从${since}起，微信群里的话机器人收不到，也发不出去`,
    `情况：${TROUBLE[trouble]}`,
    '恢复前请在本平台登记和办理；恢复后会告诉大家哪段时间要重发',
  ]);
}

export function accountBack(at: string): Notice {
  return about('good', '【微信已恢复】', [
    `${at}起又能收到微信群的消息；离线期间群里发过的问题请提醒大家重发`,
  ]);
}

/** So many chats are named; of the rest it is told how many they are. */
const MOST_NAMED = 10;

/** What has waited for a day while the account was away; a chat without a name is a private one. */
export function noticesKeptWaiting(
  since: string,
  waiting: readonly { readonly name: string | undefined; readonly notices: number }[],
): Notice {
  const named = waiting.filter(({ name }) => name !== undefined).slice(0, MOST_NAMED);
  const others = waiting.filter((one) => !named.includes(one));
  const sum = (of: typeof waiting) => of.reduce((all, { notices }) => all + notices, 0);
  const parts = [
    ...named.map(({ name, notices }) => `${name} ${notices}条`),
    ...(others.length === 0 ? [] : [`另有${others.length}个群或私聊 共${sum(others)}条`]),
  ];
  return about('urgent', `【微信有${sum(waiting)}条通知没有发出】`, [
    `最早一条从${since}等到现在；都留着，微信恢复后自动补发`,
    `等着的：${parts.join('、')}`,
    '急的请打电话或当面告知；账号短时间回不来的，请把这些群改到别的平台',
  ]);
}

/** To admins alone: whoever scans it takes the account over. */
export function scanNeeded(link: string): Notice {
  return about('urgent', '【微信要扫码登录】', [
    '请用机器人的微信号扫码：把下面的链接做成二维码，或在服务器上运行 xietiao wechat login',
    link,
    '链接几分钟内有效，请不要转发',
  ]);
}

export function roomInDoubt(name: string, topic: string, candidates: number): Notice {
  return about('todo', `【请确认微信群：${name}】`, [
    `“${topic}”在微信里换了编号，现有${candidates}个同名的群，成员对不上，没有自动认定`,
    `要用新群，请发：发码 ${name}，再把得到的话发到对的那个群里`,
    '在此之前，发给这个群的消息会送不到',
  ]);
}
