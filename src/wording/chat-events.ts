import type { Platform } from '../chat/message.ts';
import type { Notice } from '../chat/notice.ts';

/** What is said when the bot comes into a chat, leaves it, or was deaf for a while. */

const greeting = (title: string, line: string): Notice => ({
  kind: 'greeting',
  tone: 'plain',
  title,
  lines: [line],
});

export const greetUnbound = (): Notice =>
  greeting(
    '大家好，我是协调助手',
    '请管理员私聊我发：发码 部门或工作组名称；再在本群@我发：绑定 部门或工作组名称 代码',
  );

export const greetBound = (place: string): Notice =>
  greeting('大家好，我是协调助手', `本群已绑定${place}，可以直接用；发“帮助”看我能做什么`);

export const greetAgain = (place: string): Notice =>
  greeting('我回来了', `本群还是${place}，不用重新绑定；我不在时发的请再发一次`);

const GONE = {
  removed: '机器人被移出了这个群',
  dissolved: '这个群已经解散',
  unreachable: '机器人在这个群里发不出消息，可能已被移出',
} as const;

/** To the coordinators, once: who has to be told in another way, and what brings the chat back. */
export function chatGone(name: string, because: keyof typeof GONE, untold: readonly number[]): Notice {
  const numbers = untold.map((number) => `#${number}`).join('、');
  return {
    kind: 'chat_gone',
    tone: 'warning',
    title: `【“${name}”收不到消息了】`,
    lines: [
      GONE[because],
      ...(untold.length === 0 ? [] : [`没有送到：${numbers}，请另行告知`]),
      because === 'dissolved'
        ? '请拉机器人进新群，由管理员重新绑定；在这以前，发给它的转给协调员'
        : '把机器人拉回群里就行，不用重新绑定；在这以前，发给它的转给协调员',
    ],
  };
}

const PLATFORM_NAMES: Record<Platform, string> = { feishu: '飞书', wechat: '微信', sandbox: '沙盒' };

/** `微信 3月9日 10:00–11:20 离线，这段时间发的请重发` */
export const gapLine = (platform: Platform, from: string, until: string): string =>
  `${PLATFORM_NAMES[platform]} ${from}–${until} 离线，这段时间发的请重发`;
