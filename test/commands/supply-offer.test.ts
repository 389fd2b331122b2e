import { describe, expect, it } from 'vitest';
import { intentsOf } from './sample.ts';

const named = (text: string) => intentsOf(text).map(({ intent }) => intent);

describe('what somebody has and others may need', () => {
  it.each([
    ['有家合作社大白菜富余，每天能供3吨，哪个社区缺菜可以对接', '大白菜', 3, '吨/日'],
    ['石桥村合作社每天能供鲜鸡蛋800斤，哪个社区要团购可以直接对接', '鲜鸡蛋', 800, '斤/日'],
    ['恒岳石材说他们有5吨无纺布可以支援给兄弟企业，平价', '无纺布', 5, '吨'],
    ['技师学院焊接专业有35名学生可以到企业顶岗实习，缺人的企业可以来对接', '学生', 35, '名'],
    ['我们仓库有200顶帐篷，缺帐篷的村来拉', '帐篷', 200, '顶'],
    ['石桥村有12台闲着的播种机，要用的村直接联系我', '播种机', 12, '台'],
    ['云溪面业有挂面20吨要处理，谁家食堂要', '挂面', 20, '吨'],
    ['恒岳石材能腾出一条线做隔离衣，一天2000件，有订单的可以找他们', '隔离衣', 2000, '件/日'],
    ['石桥村有200亩西瓜熟了卖不出去，哪个单位食堂能收点', '西瓜', 200, '亩'],
    ['云溪面业有闲置宿舍300间，可租给缺住宿的企业', '宿舍', 300, '间'],
    ['恒岳石材说多了两台数控车床，想转给用得上的厂子', '数控车床', 2, '台'],
    ['云溪面业还有30吨面粉，谁家缺面随时找他们', '面粉', 30, '吨'],
    ['我联系了个农机合作社，有植保无人机4架闲着，哪个村要打药可以免费用', '植保无人机', 4, '架'],
    ['恒岳石材库里压着护目镜片20000片，可以低价供应给防护用品厂', '护目镜片', 20_000, '片'],
  ])('is noted as an offer of the thing: %s', (text, item, value, unit) => {
    expect(intentsOf(text)).toMatchObject([{ intent: 'supply_offer', offer: { item, value, unit } }]);
  });

  it.each([
    '石桥村缺20吨化肥，哪家有货可以对接一下',
    '枫林社区缺菜，每天得要3吨，哪个合作社能供',
    '云溪面业缺30名包装工，请人社局帮忙对接',
  ])('is no offer where it is wanted: %s', (text) => {
    expect(named(text)).not.toContain('supply_offer');
  });

  it.each([
    '有需要盒饭的来办公室领，20份',
    '库里压着两份文件可以供大家看',
    '缺材料的同志可以联系小王',
    '谁要搭车可以找我，还有空位',
  ])('is no offer of a group’s own everyday things: %s', (text) => {
    expect(named(text)).toEqual([]);
  });
});
