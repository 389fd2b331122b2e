import { describe, expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

const named = (text: string, context: Parameters<typeof intentsOf>[1] = {}) =>
  intentsOf(text, context).map(({ intent }) => intent);

describe('trouble that offices push to one another', () => {
  it.each([
    '这个谁给协调下？恒岳石材的危化品库验收，消防说归住建，住建说归应急，来回踢了一个礼拜',
    '云溪面业的排污口，环保说归水务，水务说归街道，谁来协调一下',
    '石桥村那段河堤两家单位扯皮半个月了，麻烦工作组出面',
    '望湖社区的消防栓谁帮着协调下？物业和水务两头推',
  ])('is a report where somebody is asked to sort it out: %s', (text) => {
    expect(named(text)).toEqual(['report']);
  });

  it.each([
    '云溪面业那个事现在归谁管？',
    '消防说归住建，住建说归应急，真有意思',
    '这个谁给协调下？下午的会议室冲突了',
  ])('is talk where no matter of somebody known is told: %s', (text) => {
    expect(named(text)).toEqual([]);
  });
});

describe('a place that the directory does not know', () => {
  it.each([
    '宏达食品冷库的压缩机坏了，配件从上海发，快递到不了咱县，帮忙问问商务局有没有办法',
    '兴旺农机站的收割机趴窝了，请农业农村局派技术员看看',
    '金牛物流园的地磅失灵，货车堵了一路，麻烦交通局来协调',
    '城南敬老院的锅炉停了，老人冻得不行，请民政局出面',
  ])('is reported where an office is asked: %s', (text) => {
    expect(named(text)).toEqual(['report']);
  });

  it.each([
    '宏达食品冷库的压缩机坏了',
    '商务局的老王帮忙带份饭，食堂没菜了',
    '去年敬老院的锅炉停了，多亏民政局',
    '请商务局的同志把表补齐，别漏了',
  ])('is talk where none is: %s', (text) => {
    expect(named(text)).toEqual([]);
  });
});

describe('a plea', () => {
  it.each([
    '石桥村自来水发黄，烧开一层白碱，麻烦看看是不是水质有问题',
    '枫林社区活动室的空调不制冷，老人中暑了一个，尽快修',
    '云溪面业的危废没处拉，仓库都堆到顶了，环保局给推荐个有资质的',
    '云溪面业宿舍不够住，想租学校的宿舍',
    '恒岳石材夜里施工吵得枫林社区睡不着，咋协调',
    '县医院门口那个红绿灯坏了三天，请交警抓紧修',
    '恒岳石材的货在港口压了二十天，滞港费一天八千多，谁能帮着跑跑',
    '我是枫林社区的，楼道灯不亮了，谁能来修修',
    '云溪面业的老板说现在最大的问题就是面粉涨价，三百万的续贷还没批下来',
  ])('is heard however it is put: %s', (text) => {
    expect(named(text)).toEqual(['report']);
  });

  it.each([
    '云溪面业的空调不制冷',
    '想租房的找我，恒岳石材旁边有一间没人住',
    '手机摔了，谁有备用的',
    '请看看附件是不是上次那份',
    '想找个人一起去石桥村，路不好走',
    '谁来看看这张照片糊不糊',
  ])('is none in plain talk: %s', (text) => {
    expect(named(text)).not.toContain('report');
  });
});

describe('what people complain of', () => {
  it.each([
    '群众反映枫林社区有网格员发口罩优亲厚友，给自家亲戚多领，大家有意见，请核实处理',
    '石桥村村民对低保评议意见很大，说不公开，请民政局核实',
    '东关社区居民反映物业乱收费，请处理',
  ])('is a report where it is to be looked into: %s', (text) => {
    expect(named(text)).toEqual(['report']);
  });

  it('is kept from the eyes of the chat where it is about who works there', () => {
    expect(intentsOf('群众反映枫林社区有网格员发口罩优亲厚友，给自家亲戚多领，请核实处理')[0]).toMatchObject({
      sensitive: true,
      accused: [],
    });
  });

  it.each(['大家对云溪面业的方案有意见的请周五前提', '枫林社区网格员很辛苦，群众没意见'])(
    'is talk where nobody complains: %s',
    (text) => {
      expect(named(text)).toEqual([]);
    },
  );
});

describe('what was passed on', () => {
  it.each([
    '〔转发〕\n发件人：恒岳石材办公室\n我公司二号门外铁路道口栏杆损坏，货车每天排队一个多小时，恳请工作组协调有关部门尽快修复。',
    '【转发】来自恒岳石材：二号门外道口栏杆损坏，货车过不去，请协调修复',
    '[转发]\n恒岳石材李经理：道口栏杆损坏，货车过不去，麻烦工作组协调',
  ])('is a report with its head taken off: %s', (text) => {
    const [report] = intentsOf(text);
    expect(report).toMatchObject({ intent: 'report', subject: '恒岳石材有限公司' });
    expect(report).toHaveProperty(
      'title',
      expect.stringMatching(/^(?:我公司)?(?:二号门外)?(?:铁路)?道口栏杆损坏/),
    );
  });

  it.each([
    '〔转发〕\n发件人：办公室\n关于做好春节值班工作的通知，请各组遵照执行',
    '转发：恒岳石材复工的报道，请大家看看，困难真不少',
    '【转发】记者日前从恒岳石材获悉，企业用工紧张的难题得到解决',
  ])('is talk where it is a notice or news: %s', (text) => {
    expect(named(text)).toEqual([]);
  });

  it.each([
    '帮记一下',
    '记一下这个',
    '帮忙登记上',
    '这条给报一下',
    '帮着录一下',
    '麻烦你记一笔',
    '这个登一下',
    '这个帮企业反映一下吧',
    '报问题',
    '转一下',
  ])('is taken up from a colleague’s quoted words, whose name tells of whom they are: %s', (asked) => {
    const text = `「恒岳石材李经理：电厂停机检修，脱硫石膏供不上了，能不能帮我们协调别的电厂」\n- - - - - - - - - - - - - - -\n@协调助手 ${asked}`;
    const [report] = intentsOf(text, { mentionsBot: true });
    expect(report).toMatchObject({ intent: 'report', subject: '恒岳石材有限公司' });
    expect(report).toHaveProperty('title', expect.stringMatching(/^电厂停机检修/));
  });
});

describe('several matters, spoken without a pause', () => {
  it('are as many reports of whom was named first', () => {
    const reports = intentsOf(
      '哎我在那个石桥村啊报两个问题第一个是村里的变压器老跳闸浇不了地第二个是村东那条路让大车压烂了想修一修',
    );
    expect(reports).toMatchObject([
      { intent: 'report', subject: '石桥村', title: '村里的变压器老跳闸浇不了地' },
      { intent: 'report', subject: '石桥村' },
    ]);
  });

  it.each([
    '石桥村这边反映三个问题一是路灯不亮二是垃圾没人清三是水压不够',
    '我在石桥村报几个问题首先路灯不亮其次垃圾没人清',
  ])('are heard behind the name: %s', (text) => {
    const reports = intentsOf(text);
    expect(reports.length).toBeGreaterThan(0);
    expect(reports.every(({ intent }) => intent === 'report')).toBe(true);
  });

  it('are heard in the middle of the breath', () => {
    const text = '嗯我在石桥村这边呢村里说两件事一个是机井没电一个是自来水浑麻烦记一下';
    expect(named(text)).toEqual(['report', 'report']);
  });

  it.each(['石桥村上周报两个问题都解决了，谢谢', '大家报两个问题第一看格式第二看附件'])(
    'are none where reporting is talked of: %s',
    (text) => {
      expect(named(text)).not.toContain('report');
    },
  );
});
