import type { NameDoubt } from '../commands/statements/person-name.ts';
import type { Notice } from '../chat/notice.ts';
import { plainAnswer, whichOne } from './answers.ts';

/** What an admin hears who names somebody that can hardly be called so. */
export function noName(said: string, post: string, doubt: NameDoubt): Notice {
  const example = `设 ${doubt.kind === 'digits' || doubt.rest === '' ? '姓名' : doubt.rest} 为 ${post}`;
  switch (doubt.kind) {
    case 'digits':
      return plainAnswer('数字不是姓名，没有改动', [`请写姓名：${example}`]);
    case 'unit':
      return doubt.rest === ''
        ? plainAnswer(`“${said}”是单位，不是姓名，没有改动`, [`请写姓名：${example}`])
        : plainAnswer(`${doubt.unit}没有叫“${doubt.rest}”的，没有改动`, [
            `请核对姓名；新来的人只写姓名：${example}`,
          ]);
    case 'unknown unit':
      return plainAnswer(`没有“${doubt.unit}”这个单位，没有改动`, [
        `已有的人请写对单位；新来的人只写姓名：${example}`,
      ]);
  }
}

/** An account that is somebody's is given to another person only by who says so twice. */
export function asksToChangePerson(from: string, to: string, command: string): Notice {
  const label = `改成${to}`;
  return {
    ...whichOne(command, [{ label, command }]),
    tone: 'warning',
    title: `这个账号现在是${from}，要${label}吗？`,
    lines: [
      `改了以后，这里发的话都算${to}的，${from}的事在这里就办不了`,
      '确定要改，请回复 1，或把刚才的话再发一次；不改就不用理会',
    ],
    hint: `${to}另有账号的，请用那个账号发：${command}`,
  };
}

/** To the coordinators, who know both. */
export const personChanged = (from: string, to: string): Notice => ({
  ...plainAnswer(`${from}的一个账号改成了${to}`, ['不是本人办的，请管理员马上用“发码”重新绑定']),
  tone: 'warning',
});

/** To the coordinators: the directory file was read, and names somebody no more who has open issues. */
export const droppedNote = (person: string, open: readonly number[]): Notice => ({
  ...plainAnswer(`通讯录里不再有${person}的原职责`, [
    `未办结${open.length}件：${open.map((number) => `#${number}`).join('、')}，请协调员安排`,
  ]),
  tone: 'warning',
});
