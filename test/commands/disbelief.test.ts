import { describe, expect, it } from 'vitest';
import { isAction } from '../../src/commands/intent.ts';
import { parse } from '../../src/commands/parse.ts';
import { buildLexicon } from '../../src/directory/lexicon.ts';

/** Said of #7, with a deed in it that is not done, not asked for, or not meant. */
const TAKEN_BACK = [
  '已安排人员处理',
  '已派人去处理',
  '已纳入解决计划',
  '已列入办结计划',
  '已落实解决责任人',
  '已上报领导解决',
  '已约好明天解决',
  '已下单，修好要一周',
  '处理好要到周五',
  '修好还需要两天',
  '办好了再告诉你',
  '弄好了告诉我',
  '已解决的前提是路要通',
  '已解决与否待核实',
  '明天再确认',
  '解决 不 了',
  '报告已解决的说法不属实',
  '系统显示已办结，实际没修',
  '离满意还差得远',
  '大体上解决了，还有一点尾巴',
  '解决了80%',
  '解决了九成',
  '只解决了临时通行',
  '解决了又堵上了',
  '已解决后又复发',
  '曾经已解决',
  '住建局反馈已解决，待核实',
  '住建局答复已解决，我们明天去核实',
  '可不可以撤销',
  '可不可以退回',
  '建议退回',
  '退回也没用',
  '满意不满意',
  '看企业满不满意',
  '没人说不满意',
  '可不可以重办',
  '要么撤销要么重办',
  '有没有办结',
  '确认一下有没有解决',
  '请企业确认满意再办结',
  '先不要办结',
  '别办结',
  '差不多解决了',
  '先别签收',
  '不签收',
  '暂不签收',
  '听说已经解决了',
  '不要退回',
  '不要撤销',
  '可以解决',
  '予以解决',
  '应予以解决',
  '足以解决',
  '可以办结吗',
  '我可以解决',
  '将予以办结',
  '拟予以办结',
  '一旦解决',
  '统一解决',
  '第一解决',
  '唯一解决办法',
  '尽可能一次解决',
  '正在协调解决',
  '马上就办结',
  '基本解决',
  '争取今天解决',
  '什么时候能解决？',
  '部分解决',
  '力争明天办结',
  '尽快办结',
  '请抓紧办结',
  '如果解决了请告诉我',
  '是否已解决',
  '怎么还没办结',
  '谁来解决',
  '解决了吗',
  '解决了没',
  '要是解决了就好了',
  '希望早日解决',
  '计划下周解决',
  '预计周五办结',
  '快解决了',
  '快办完了',
  '办结率多少',
  '办结时限是几天',
  '何时办结',
];
const WHOLE = [
  '住建局说#7已办结，我们没看到',
  '老王讲#7解决了，不知道真假',
  '可以发"#7 已解决"来确认',
  '教大家一下，发 #7 满意 就能确认',
  '原话是"#7 已解决"，我没信',
  '「老张：#7 已解决」',
  '请住建局签收#7',
  '麻烦赵科长签收一下#7',
  '等#7办结后我们再去企业',
  '例：办结 #7 便道已铺好',
  '管理员命令：关闭#7',
  '小李，你把#7办结一下',
  '谁来签收#7',
];
/** No state may follow from any of these. */
const CHANGES = new Set([
  'resolve',
  'confirm',
  'reopen',
  'accept',
  'return',
  'transfer',
  'cancel',
  'merge',
  'hold',
  'extend',
]);

const SPEAKERS = [
  { senderRole: 'liaison', channel: 'department' },
  { senderRole: 'member', channel: 'work_group', senderIsReporter: true },
  { senderRole: 'leader', channel: 'work_group' },
] as const;
const STATES = ['dispatched', 'accepted', 'resolved'];

const lexicon = buildLexicon({
  departments: [{ name: '住建局', aliases: ['住建'] }],
  objects: [],
  categories: [],
  botNames: ['四进助手'],
});

function changesOf(text: string): string[] {
  return SPEAKERS.flatMap((speaker) =>
    STATES.flatMap((issueState) => {
      const context = {
        now: new Date('2020-03-09T01:00:00Z'),
        mentionsBot: false,
        platform: 'sandbox',
        ...speaker,
      } as const;
      const parsed = parse(text, lexicon, { ...context, issueState });
      const intents = parsed.kind === 'intents' ? parsed.intents : [];
      return intents
        .filter(
          (intent) => isAction(intent) && CHANGES.has(intent.intent) && intent.needsClarification !== true,
        )
        .map(({ intent }) => `${speaker.senderRole} on ${issueState}: ${intent}`);
    }),
  );
}

describe('words that take a deed back', () => {
  it.each(TAKEN_BACK.map((words) => `#7 ${words}`).concat(WHOLE))('change nothing: %s', (text) => {
    expect(changesOf(text)).toEqual([]);
  });

  it.each(['#7 已解决', '#7 问题已解决，谢谢', '路修好了，车能走了，#7 已解决', '#7 已经处理好了'])(
    'are not found where there are none: %s',
    (text) => {
      expect(changesOf(text).length).toBeGreaterThan(0);
    },
  );
});
