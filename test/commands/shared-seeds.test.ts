import { readFileSync } from 'node:fs';
import { Converter } from 'opencc-js/cn2t';
import { describe, expect, it } from 'vitest';
import { readNames } from '../../src/cli/parse.ts';
import type { Intent } from '../../src/commands/intent.ts';
import { parse } from '../../src/commands/parse.ts';
import { buildLexicon } from '../../src/directory/lexicon.ts';
import { sharedFile } from '../support/shared.ts';

const toTraditional = Converter({ from: 'cn', to: 't' });
const directory = sharedFile('messages/directory.json');

/** What the five articles tell, one report for each case: object, trouble, and who is asked. */
const CASES = [
  '报问题：凤凰粮食制品有限公司因道路施工，原料和成品运输受阻，面临停产，需住建、交通、交警现场办公',
  '报问题 锦绣新都荟项目 口罩、体温枪不够用，工人也没到齐',
  '报问题 姜堤社区 安置区群众买菜难，网格员人手不足',
  '报问题 辛十李村 春耕急需技术指导，小麦除草除虫没人教，想请农学院教授来讲课',
  '报问题 泰山石膏有限公司 外国专家6人没有酒店住，40万吨护面纸项目设备无法调试，请文旅局协调',
  '报问题 高铁社区 防疫物资短缺，需口罩600个、酒精6箱240瓶、84消毒液6箱180瓶',
  '报问题 小堰堤社区 防控压力大，口罩酒精都不够',
  '报问题 李家庄社区 居民刘永新家里困难，买药不方便',
  '报问题 丰泽领秀城项目 工人返岗难，材料进不来',
  '报问题 迪尚医疗 防护服出口订单排到8月，产能跟不上，想找省内企业代工',
  '报问题 明池玻璃 技能型人才缺口大，想和省属高校对接',
  '报问题 凯丽特种纸 受延期复工影响，税费压力大，希望减免税费331.4万元',
  '报问题 新北洋智能终端设备产业园项目 没有返岗工人，建设停摆',
  '报问题 现代海洋经济示范项目 建设用土不足，请自然资源局协调',
  '报问题 开沃新能源年产20万辆新能源汽车生产基地项目无法立项，请发改委支持',
  '报问题 慈口观村 茶园缺专业管理和种植技术，60亩茶树没人会剪枝，请农业农村局派科技特派员',
  '报问题 北郭格村 农民工返岗难，想就地就近就业，请人社局帮忙',
  '报问题 大庄许家村 污水处理和雨污分流没解决，臭味大，请住建局、生态环境局设计方案',
  '报问题 五家疃村 石窝剧场演出少，想多安排文艺演出，请文旅局支持',
  '报问题 学府社区 居民健康码申领登记太慢，请卫健局帮忙',
  '报问题 西蒙西轴承 创新能力弱、转型升级动力不足，想牵线省内机械研发团队',
  '报问题 富士康（烟台）科技工业园 两条口罩生产线缺熔喷布，没有供货渠道，非常急缺，请省发改委协调',
  '报问题 泰和新材 芳纶项目场地紧张，施工人员回不来',
  '报问题 胜利东村 个体工商户不能营业，房租压力大',
  '报问题 国奥社区 值守人员只有8个，缺帐篷和热水',
  '报问题 潞新钢铁 产品滞销，资金周转难，申请贷款8000万元，请金融办帮忙',
  '报问题 卓联锐科 员工返岗没有通行证，请交警大队办理',
  '报问题 淮海社区九院 独居老人买不到降压药，需志愿者2名',
  '报问题 太焦高铁长治东站站房工程 混凝土供应不上，工期紧',
  '报问题 际安电器 原材料涨价买不到，请工信局协调货源',
];

describe.runIf(directory.isThere)('a case of the articles', () => {
  const read = reader();

  it.each(CASES)('gives the same record in Simplified and in Traditional: %s', (text) => {
    const simplified = read(text).map(withoutTyped);
    expect(simplified).toHaveLength(1);
    expect(simplified[0]).toMatchObject({ intent: 'report', subject: expect.any(String) });
    expect(read(toTraditional(text)).map(withoutTyped)).toEqual(simplified);
  });

  function reader() {
    const lexicon = directory.isThere
      ? buildLexicon(readNames(readFileSync(directory.path, 'utf8')))
      : buildLexicon({ departments: [], objects: [], categories: [], botNames: [] });
    const now = new Date('2020-03-11T10:00:00+08:00');
    return (text: string): readonly Intent[] => {
      const parsed = parse(text, lexicon, { now, mentionsBot: false, platform: 'wechat' });
      return parsed.kind === 'intents' ? parsed.intents : [];
    };
  }
});

/** The detail is kept as it was typed, in its own script. */
function withoutTyped(intent: Intent): object {
  return { ...intent, detail: '' };
}
