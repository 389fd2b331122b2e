import { describe, expect, it } from 'vitest';
import type { ParseContext } from '../../src/commands/intent.ts';
import { intentsOf } from './sample.ts';

/** The other side of hostile.test.ts: what people write who mean it, and what follows. */
const MEANT = [
  ['accept', 'office', '签收#12，明天上午派人到现场'],
  ['accept', 'office', '#12 已签收并安排城建科办理'],
  ['accept', 'office', '#12 我局受理了'],
  ['accept', 'office', '#12 签收 张科长 13900000000'],
  ['accept', 'office', '#12 签收。经办：李明'],
  ['accept', 'office', '收到#12，已安排'],
  ['accept', 'office', '#12我们签收了'],
  ['accept', 'office', '#12 已接单'],
  ['accept', 'office', '工信局已签收#12'],
  ['accept', 'office', '签收#12和#13'],
  ['accept', 'office', '#12 #13 均已签收'],
  ['accept', 'office', '#12这个我们接了，王工跟进'],
  ['accept', 'office', '#12 收到，由养护科办理，两个工作日内答复'],
  ['accept', 'office', '已收悉 #12'],
  ['accept', 'office', '#12 签收，限期5天'],
  ['accept', 'office', '签收 #12 水利局农水科'],
  ['accept', 'office', '#12 已于今天上午签收'],
  ['accept', 'office', '#12 住建局签收，联系人孙强'],
  ['return', 'office', '#12 退回，此路段属省道'],
  ['return', 'office', '#12 经核实不属于我局管辖，予以退回'],
  ['return', 'office', '退回#12，理由：产权归企业自己'],
  ['return', 'office', '#12 申请退回，应由水利局办理'],
  ['return', 'office', '#12 该问题不属于我局职能，请退回重新派单'],
  ['return', 'office', '#12 退给你们吧，这事得找公安'],
  ['return', 'office', '#12 我们没有执法权，退回'],
  ['return', 'office', '#12 不是城管的事，是住建的'],
  ['return', 'office', '#12 现退回，原因见附件说明'],
  ['return', 'office', '#12 退单 重复派单'],
  ['resolve', 'office', '#12 办结，积水已抽干，道路恢复通行'],
  ['resolve', 'office', '#12 已办结。企业已拿到许可证'],
  ['resolve', 'office', '#12 经协调，货车通行证已办好，问题解决'],
  ['resolve', 'office', '#12 问题已处理完毕，请报告人确认'],
  ['resolve', 'office', '办结 #12 已为企业发放贷款300万'],
  ['resolve', 'office', '#12 便道已修好，可通行，申请办结'],
  ['resolve', 'office', '#12 已全部处理完成'],
  ['resolve', 'office', '#12 已协调到位，专家入住酒店'],
  ['resolve', 'office', '#12 现已解决，电梯恢复运行'],
  ['resolve', 'office', '#12 已于3月12日办结'],
  ['resolve', 'member', '#12解决啦，感谢'],
  ['resolve', 'member', '#12 已经彻底解决了，企业很高兴'],
  ['resolve', 'member', '#12 搞定'],
  ['resolve', 'member', '#12 办妥了'],
  ['resolve', 'member', '#12 事情已办好'],
  ['resolve', 'member', '12号那个事解决了，企业负责人来电话了'],
  ['resolve', 'member', '#12 车能进厂了，已解决'],
  ['resolve', 'member', '#12 水来了，已解决，谢谢水利局'],
  ['resolve', 'member', '#12 经过两天协调终于解决了'],
  ['resolve', 'member', '#12 已经处理好了 👍'],
  ['resolve', 'member', '报告领导，#12已解决'],
  ['resolve', 'member', '#12 住建局已经把路修好了'],
  ['resolve', 'member', '#12 企业反映的用电问题已解决'],
  ['confirm', 'asked', '#12 确认解决'],
  ['confirm', 'asked', '#12 同意办结，满意'],
  ['confirm', 'asked', '#12 企业表示满意'],
  ['confirm', 'asked', '#12 非常满意！'],
  ['confirm', 'asked', '确认，#12 没问题了'],
  ['confirm', 'asked', '#12 已确认，货车能进'],
  ['confirm', 'asked', '#12 企业那边确认已解决'],
  ['confirm', 'asked', '#12 村里很满意，感谢水利局'],
  ['confirm', 'asked', '#12 可以销号了'],
  ['confirm', 'asked', '#12 已解决'],
  ['confirm', 'asked', '#12 基本满意吧'],
  ['reopen', 'asked', '#12 重办，井里又没水了'],
  ['reopen', 'asked', '#12 不满意，只来看了一眼'],
  ['reopen', 'asked', '#12 没解决，车还是进不去'],
  ['reopen', 'asked', '请重办#12，补的坑又开了'],
  ['reopen', 'asked', '#12 不认可，根本没人来过'],
  ['cancel', 'member', '撤销 #12 重复上报'],
  ['cancel', 'member', '#12 报错了，撤销吧'],
  ['cancel', 'member', '请撤销#12，企业自己修好了'],
  ['cancel', 'member', '#12 作废，填错对象了'],
  ['cancel', 'member', '撤销刚才报的#12'],
  ['cancel', 'member', '#12是误报，撤了吧'],
  ['extend', 'office', '#12 延期3天 等材料'],
  ['extend', 'office', '#12 因下雨申请延期5个工作日'],
  ['extend', 'office', '申请延期#12至3月20日，设备在运输途中'],
  ['extend', 'office', '#12 需延期一周，专家下周才到'],
  ['hold', 'office', '#12 挂账，待上级批复'],
  ['hold', 'office', '#12 因汛期无法施工，申请挂账'],
  ['hold', 'office', '#12 申请挂账三个月，等规划调整'],
  ['hold', 'office', '#12 暂缓办理，等企业搬迁方案'],
  ['transfer', 'office', '#12 转交通局'],
  ['transfer', 'office', '#12 请转交警大队处理'],
  ['transfer', 'office', '转办 #12 发改委'],
  ['transfer', 'office', '#12 建议转给文旅局办理'],
  ['merge', 'leader', '#13并入#12'],
  ['merge', 'leader', '#12 #13 是同一个问题，并单'],
  ['merge', 'leader', '合并#13到#12'],
  ['assign', 'leader', '#12 派给交通局，住建局协办'],
  ['assign', 'leader', '#12 由交警大队主办'],
  ['assign', 'leader', '把#12派给工信局'],
  ['assign', 'leader', '#12交办民政局'],
  ['assign', 'leader', '#12 改派文旅局，请抓紧'],
  ['confirm', 'asked', '#12 已解决，谢谢大家'],
  ['confirm', 'asked', '#12 满意，谢谢住建局'],
  ['confirm', 'asked', '#12 已解决，货车能走了，不堵了'],
  ['confirm', 'asked', '#12 已解决，再也不漏水了'],
  ['confirm', 'asked', '#12 解决了，没有别的问题了'],
  ['confirm', 'asked', '#12 满意，就是慢了点'],
  ['confirm', 'asked', '#12 问题已被住建局解决'],
  ['confirm', 'asked', '#12 已解决！企业很满意'],
  ['confirm', 'asked', '#12 搞掂咗，多谢'],
  ['confirm', 'asked', '#12 路通了，满意'],
  ['confirm', 'asked', '#12 办好了，老板高兴得很'],
  ['confirm', 'asked', '#12 確認已解決，滿意'],
  ['confirm', 'asked', '#12 已解决，昨天货到了'],
  ['confirm', 'asked', '#12 已解决，设备已通过测试'],
  ['confirm', 'asked', '#12 解决了，不错'],
  ['confirm', 'asked', '#12 满意，服务态度好，不用再跑了'],
  ['confirm', 'asked', '#12 已办结，企业反馈满意'],
  ['confirm', 'asked', '#12 感谢，已解决，以后不用担心停电了'],
] as const;

const SPEAKERS: Readonly<Record<(typeof MEANT)[number][1], Partial<ParseContext>>> = {
  office: { senderRole: 'liaison', channel: 'department' },
  member: { senderRole: 'member', channel: 'work_group' },
  asked: { senderRole: 'member', channel: 'work_group', issueState: 'resolved', senderIsReporter: true },
  leader: { senderRole: 'leader', channel: 'work_group' },
};

describe('a deed that is meant', () => {
  it.each(MEANT)('is %s, said by the %s: %s', (intent, speaker, text) => {
    expect(intentsOf(text, SPEAKERS[speaker]).map((one) => one.intent)).toEqual([intent]);
  });
});

describe('a complaint', () => {
  const isRestricted = (text: string) =>
    JSON.stringify(intentsOf(text, SPEAKERS.member)).includes('sensitive');

  it.each([
    '报问题 凤凰粮食 司机投诉住建局王科长态度差，请区委处理',
    '报问题 凤凰粮食 有人举报工信局干部乱收费',
  ])('about an office or who works there is restricted: %s', (text) => {
    expect(isRestricted(text)).toBe(true);
  });

  it.each([
    '报问题 高铁社区 居民投诉噪音扰民，请生态环境局处理',
    '报问题 高铁社区 居民投诉到12345，小区漏水，请住建局协调',
  ])('about anything else is a report like others: %s', (text) => {
    expect(isRestricted(text)).toBe(false);
  });
});
