import type { Notice } from '../chat/notice.ts';
import { plainAnswer, whichOne } from './answers.ts';

/** What is said about whose chat this is. */

/** As it is typed. */
export const bindCommand = (place: string, code: string): string => `绑定 ${place} ${code}`;

export const personCommand = (code: string): string => `绑定 ${code}`;

/** It is somebody else's already: asked before anything changes. */
export function asksToRebind(from: string, to: string, command: string): Notice {
  const asked = whichOne(command, [{ label: `改绑${to}`, command }]);
  return {
    ...asked,
    tone: 'warning',
    title: `本群已经绑定${from}，要改绑${to}吗？`,
    lines: [
      `改绑以后${from}在这里就收不到协调请求了`,
      '确定要改，请回复 1，或把刚才的话再发一次；不改就不用理会',
    ],
    hint: `要给${to}另建一个群，请在那个群里发：${command}`,
  };
}

export const rebound = (from: string, to: string): string => `本群已由${from}改绑${to}`;

/** To the coordinators, where the department that was here has no other chat. */
export const leftWithoutChat = (from: string): Notice =>
  plainAnswer(`【${from}没有群了】`, [
    `原来的群改绑了别的部门；派给${from}的请代为转达，或在新群里绑定${from}`,
  ]);
