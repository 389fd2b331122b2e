import { describe, expect, it } from 'vitest';
import { intentsOf, read } from './sample.ts';

const member = { senderRole: 'member', channel: 'work_group', senderIsReporter: true } as const;
const first = (text: string, mentionsBot = false) => intentsOf(text, { ...member, mentionsBot })[0];

describe('what a cadre in the lanes says to the bot', () => {
  it.each([
    '云溪面业门口的路又断咧，拉粮的车进不去',
    '云溪面业厂子门口红绿灯坏了好几天冇人修',
    '雲溪麵業的圍牆要塌了',
    '云溪面业要俩叉车',
    '云溪面业门口有人打架',
    '报 云溪面业 断水',
    '俺们村的水管子裂了没水吃',
  ])('is a report, whatever the dialect: %s', (text) => {
    expect(first(text, true)).toMatchObject({ intent: 'report' });
  });

  it.each([
    ['咋报问题', 'help'],
    ['我报的那个咋还没动静', 'query'],
  ])('is understood: %s', (text, intent) => {
    expect(first(text, true)?.intent).toBe(intent);
  });
});

describe('what is said into a phone without a pause', () => {
  it.each([
    ['有个问题云溪面业贷款卡住了', '贷款卡住了'],
    ['宝问题 云溪面业断电了', '断电了'],
    ['报问题 各位领导 云溪面业断电了', '断电了'],
    ['报问题 那个啥 云溪面业贷款批不下来', '贷款批不下来'],
    ['报问题 这个月云溪面业税报不上去', '这个月税报不上去'],
  ])('is a report with a plain title: %s', (text, title) => {
    expect(first(text)).toMatchObject({ intent: 'report', title });
  });
});

describe('a cry for help', () => {
  it.each([
    '云溪面业的围墙要塌了，谁管管啊',
    '云溪面业断电三天了，有没有人管啊',
    '云溪面业的车又被堵了，急死人了',
  ])('about somebody the directory knows is a report, even to nobody: %s', (text) => {
    expect(first(text)).toMatchObject({ intent: 'report', subject: expect.stringContaining('云溪面业') });
  });
});

describe('a report with pasted markup before it', () => {
  it('is a report and no order to the bot', () => {
    const intents = intentsOf('<script>alert(1)</script> 报问题 云溪面业 断电，请工信局协调', member);
    expect(intents).toMatchObject([{ intent: 'report', title: '断电', department: '工信局' }]);
  });
});

describe('what is said of an issue', () => {
  it.each([
    ['#1弄好咧', 'resolve'],
    ['#1整好了', 'resolve'],
    ['#1搞利索了', 'resolve'],
    ['#1没整好', 'progress'],
    ['#1冇整好', 'progress'],
    ['#1没啥意见，可以销', 'confirm'],
    ['#1 可以销售了', 'supplement'],
    ['#1加个急', 'set_priority'],
    ['#1催催呗', 'urge'],
  ])('is understood in dialect: %s', (text, intent) => {
    expect(first(text)?.intent).toBe(intent);
  });

  it('leaves no particle behind as a reason', () => {
    expect(first('#1催催呗')).not.toHaveProperty('reason');
  });
});

describe('what somebody passes on for others', () => {
  it.each([
    '老乡反映三组张大爷家房顶漏雨一个月了，没人管',
    '有村民反映自来水发黄不能喝',
    '今天有几位住户打电话反映楼下噪音太大睡不着',
    '群眾反映路燈壞了三天',
  ])('is a report without any keyword: %s', (text) => {
    expect(first(text)).toMatchObject({ intent: 'report' });
  });

  it.each([
    '群众反映强烈的停车问题要重视',
    '居民反映的停车难，昨天开会研究过',
    '企业反映良好',
    '群众反映都挺好的，没什么问题',
    '各组每天收集群众反映的问题，没有的也要报零',
  ])('is none where it is talked about: %s', (text) => {
    expect(intentsOf(text, member)).toEqual([]);
  });
});

describe('an issue and an office, nothing else', () => {
  it.each(['#1 给交通局', '#1 归交通局管', '#1 让交通局处理吧', '#1 请交给交通局'])(
    'hands it over: %s',
    (text) => {
      expect(intentsOf(text, { ...member, senderRole: 'coordinator' })[0]).toMatchObject({
        issueNumbers: [1],
        department: '交通局',
      });
    },
  );

  it('hands it over by the bare name while a department is being looked for, and only then', () => {
    const intents = (issueState: 'triage' | 'accepted') =>
      intentsOf('#1 交通局', { ...member, senderRole: 'coordinator', issueState }).map(
        ({ intent }) => intent,
      );
    expect(intents('triage')).toEqual(['assign']);
    expect(intents('accepted')).not.toContain('assign');
  });

  it.each([
    '#1 给交通局打过电话了',
    '#1 找交通局的人来看过了',
    '#1 给交通局？',
    '#1 别给交通局',
    '#1 交通局',
  ])('is not handed over by other words: %s', (text) => {
    expect(intentsOf(text, member).map(({ intent }) => intent)).not.toContain('assign');
  });
});

describe('taking the own report back in everyday words', () => {
  it.each(['我报的那个水管的事撤了吧，已经自己修好了', '我们昨天报的断电那条取消吧'])(
    'is asked about: %s',
    (text) => {
      expect(first(text)).toMatchObject({ intent: 'cancel', issueNumbers: [], needsClarification: true });
    },
  );

  it.each(['我报的那个会取消了吗', '他报的活动取消了', '我报的名撤不了'])(
    'is not found in talk: %s',
    (text) => {
      expect(intentsOf(text, member)).toEqual([]);
    },
  );
});

describe('a report that forgets half of the keyword', () => {
  it.each([
    ['报 云溪面业 工人宿舍停电第三天了', '工人宿舍停电第三天了'],
    ['汇报一下 云溪面业断水了', '断水了'],
    ['领导，有个事不知当讲不当讲，云溪面业隔壁半夜放臭气，娃娃咳得睡不着', undefined],
  ])('is a report about somebody whom the directory knows: %s', (text, title) => {
    expect(first(text)).toMatchObject({
      intent: 'report',
      subject: expect.stringContaining('云溪面业'),
      ...(title === undefined ? {} : { title }),
    });
  });

  it.each([
    '报 名单在群里',
    '报告 云溪面业一切正常',
    '有个事问一下，云溪面业明天开会吗',
    '汇报一下，昨天开会研究了云溪面业断水的事',
  ])('is none without trouble, or where it is talk: %s', (text) => {
    expect(intentsOf(text, member).map(({ intent }) => intent)).not.toContain('report');
  });
});

describe('a question about somebody whom the directory knows, to the bot', () => {
  it.each(['云溪面业的路通了没', '云溪面业电来了没有'])('asks for the news: %s', (text) => {
    expect(first(text, true)).toMatchObject({
      intent: 'query',
      subject: expect.stringContaining('云溪面业'),
    });
    expect(intentsOf(text, member)).toEqual([]);
  });
});

describe('a department that takes it on in a word', () => {
  it.each(['接了', '我们接了', '接下了'])('is asked which one, or signs the only one: %s', (text) => {
    expect(intentsOf(text, { senderRole: 'liaison', channel: 'department' })[0]).toMatchObject({
      intent: 'accept',
      needsClarification: true,
    });
  });

  it.each(['接了个电话', '孩子接了', '电话接了没人说话'])('is not heard in talk: %s', (text) => {
    expect(intentsOf(text, { senderRole: 'liaison', channel: 'department' })).toEqual([]);
  });
});

describe('disappointment that is told to nobody', () => {
  it('is no less one with the number in front', () => {
    expect(first('#1 还没通，车进不来')).toMatchObject({ issueNumbers: [1], stillOpen: true });
    expect(intentsOf('#1 还没通知企业', member).some((one) => 'stillOpen' in one)).toBe(false);
  });

  it.each(['还没通！车还是进不来', '根本没修好', '還是進不去', '压根没人来过，没解决', '还是没电啊'])(
    'counts where an answer is waited for: %s',
    (text) => {
      expect(first(text)).toMatchObject({ intent: 'reopen', needsClarification: true, onlyIfAwaited: true });
    },
  );

  it.each([
    '还没吃饭',
    '没问题',
    '没解决吗？',
    '没有到货的请今天下班前把数字报给办公室，我们统一去催一下厂家那边',
  ])('is not found in talk: %s', (text) => {
    expect(intentsOf(text, member)).toEqual([]);
  });
});

describe('a question about how far it is', () => {
  it.each([
    '#1 进展怎么样了',
    '#1 的进展咋样了',
    '#1 进展到哪一步了',
    '#1 进度多少了',
    '#1 现在进展怎么样，企业在问',
    '进展怎么样了 #1',
    '#1 有没有进展',
    '#1 有啥进展没',
    '#1 反馈一下进展',
  ])('is answered and never written down as progress: %s', (text) => {
    expect(intentsOf(text, member)).toMatchObject([{ intent: 'query', issueNumbers: [1] }]);
  });

  it('that complains of the pace is passed on', () => {
    expect(intentsOf('#1 进展怎么这么慢', member)).toMatchObject([{ intent: 'urge', issueNumbers: [1] }]);
  });

  it.each([
    ['#1 进展：怎么也修不好，等配件', '怎么也修不好，等配件'],
    ['#1 进展：如何处理还在研究', '如何处理还在研究'],
    ['#1 进展到80%', '到80%'],
    ['#1 进度多少有点慢，先铺了便道', '多少有点慢，先铺了便道'],
  ])('is none where news is told in its words: %s', (text, told) => {
    expect(intentsOf(text, member)).toMatchObject([{ intent: 'progress', text: told }]);
  });

  it.each(['全部催一下', '把所有的问题都催一遍'])('about everything at once gets an example: %s', (text) => {
    expect(read(text, member)).toMatchObject({ kind: 'misused', example: expect.stringContaining('#12') });
  });
});

describe('a question to the bot about many', () => {
  it.each(['我们组还有几件没办', '组里还有哪些没解决的', '目前还剩多少没办结', '未办结'])(
    'gets the list of what is open: %s',
    (text) => {
      expect(first(text, true)).toEqual({ intent: 'query', issueNumbers: [], scope: 'open' });
    },
  );

  it.each(['各组办结率排名', '哪个部门最慢', '各部门情况怎么样'])('gets all side by side: %s', (text) => {
    expect(first(text, true)).toMatchObject({ intent: 'stats' });
    expect(intentsOf(text, member)).toEqual([]);
  });

  it('that nobody understands gets an example of what is typed there', () => {
    const exampleIn = (channel: 'leaders' | 'department' | 'work_group') =>
      read('今晚吃什么好呢', { channel, mentionsBot: true });
    expect(exampleIn('leaders')).toMatchObject({ kind: 'misused', example: '上周周报' });
    expect(exampleIn('department')).toMatchObject({ example: expect.stringContaining('答复 #12') });
    expect(exampleIn('work_group')).toMatchObject({ example: expect.stringContaining('报问题') });
  });

  it.each(['今天有什么问题'])('gets the figures of its day: %s', (text) => {
    expect(first(text, true)).toMatchObject({ intent: 'stats' });
  });

  it.each(['还没解决', '没解决'])('is none where it disputes: %s', (text) => {
    expect(first(text, true)).toMatchObject({ intent: 'reopen', needsClarification: true });
  });
});

describe('what somebody known needs, told to nobody', () => {
  it.each(['云溪面业需要口罩5000只', '云溪面业急需面粉袋2万个', '云溪面业还缺工人30名'])(
    'is a report: %s',
    (text) => {
      expect(first(text)).toMatchObject({ intent: 'report' });
    },
  );

  it.each([
    '云溪面业需要的5000只口罩已送到',
    '云溪面业需要准备3个章',
    '开会说了，云溪面业需要口罩5000只',
    '云溪面业需要5000只口罩吗',
    '大家需要口罩5000只',
  ])('is talk where it is past, asked, or of nobody known: %s', (text) => {
    expect(first(text)?.intent).not.toBe('report');
  });
});

describe('an own report that is taken back', () => {
  it.each(['撤销我刚报的', '撤销我刚才报的那个'])('asks which one is meant: %s', (text) => {
    expect(first(text)).toMatchObject({ intent: 'cancel', needsClarification: true, text: '报告人撤回' });
  });
});

describe('trouble that goes on', () => {
  it.each(['#1 还在漏', '#1 还在堵着', '#1 还会停电'])(
    'is no mere supplement where a 办结 waits: %s',
    (text) => {
      expect(intentsOf(text, { ...member, issueState: 'resolved' })).toMatchObject([{ intent: 'reopen' }]);
    },
  );
});
