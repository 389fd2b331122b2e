import { anyOf, words } from './pattern.ts';

/** The words that tell of illness or hardship, beside which a name is hidden. */

const GRAVE_ILLNESS = words`重病 重疾 大病 癌 白血病 尿毒症 透析 瘫痪 残疾 抑郁 精神病 精神障碍 智障`;
const IN_NEED = words`低保 五保 特困 困难户 贫困户 孤寡 孤儿 独居老人 失独`;
const IN_QUARANTINE = words`确诊 阳性 密接 隔离`;
const IN_HOSPITAL = words`怀孕 孕妇 病重 住院 化疗 心脏病 糖尿病 高血压 脑梗 中风 重度`;
const POOR_FAMILY = anyOf(words`家庭困难`, /家里.{0,4}困难/, words`经济困难 生活困难`);
const SHAMEFUL = words`家暴 自杀 艾滋 结核 吸毒 刑满 独居 卧床 瘫 残障 失明 聋哑 植物人 肿瘤`;
const COSTS_OF_ILLNESS = anyOf(
  words`手术费 病倒 生病 得了病`,
  // 看病难的问题 is everybody's.
  /看病(?!难的|区)/,
  words`医药费 医疗费 断药`,
);
const DESTITUTE = anyOf(
  words`吃不上饭 揭不开锅 丧偶 守寡`,
  /留守(?:儿童|老人)/,
  words`无人抚养 低收入 临时救助 困难家庭 家境`,
);
const DISABLED = words`痴呆 自闭症 脑瘫 血友病 渐冻 乙肝 肝炎 骨折 偏瘫 半身不遂 坐轮椅`;
const SYMPTOMS = anyOf(
  // A machine runs hot too.
  /(?<![设变电机线零部配备池器箱])发[烧热](?!门诊|友)/,
  words`高烧 低烧 咳嗽 咳血 肺炎 呕吐 拉肚子 腹泻 胸闷 胸口疼 昏迷 晕倒 犯病 发病`,
  /喘不(?:上|过)/,
  words`送医 急诊 住不上院 没床位`,
);
const HURT = anyOf(/摔(?:伤|倒|了|断|坏)/, words`烫伤 受伤`);
const UNCARED_FOR = anyOf(/没人照[顾料]|无人照[顾料]/, words`生活不能自理 不能自理`);

export const HARDSHIP = anyOf(
  GRAVE_ILLNESS,
  IN_NEED,
  IN_QUARANTINE,
  IN_HOSPITAL,
  POOR_FAMILY,
  SHAMEFUL,
  COSTS_OF_ILLNESS,
  DESTITUTE,
  DISABLED,
  SYMPTOMS,
  HURT,
  UNCARED_FOR,
);

/** What is said of a person right behind the name. */
export const OF_A_PERSON = anyOf(
  /家|的|患|身患|得了?|确诊|因|是|其|今年|现年|已|年/,
  words`儿子 女儿 丈夫 妻子 老伴 母亲 父亲 奶奶 爷爷 大爷 大娘 大妈 大叔 阿姨 老人`,
  words`家庭 一家 夫妇 夫妻 两口 生活 住院 住 需 独居 独自`,
  /一[个人]/,
  words`瘫 偏瘫 残 卧床 重病 重度 大病 生病 病 常年 长期 低保 五保 特困 孤寡 失独 丧偶 离异 失明 失业 下岗 欠`,
  /没[人钱有]|无[人钱]/,
  words`不能 行动 靠 癌 尿毒 白血 脑 心脏 糖尿 高血压 中风 骨折 摔 去世 怀孕 肿瘤 肝 肺`,
  /\d{1,3}岁|[七八九六五四三二]十/,
);

/** Where a person may be named: behind a mark, or behind the place where people live. */
export const PLACE_OF_A_PERSON = anyOf(
  /^|[\s,。;:、(]/,
  words`居民 村民 住户 患者 户主 业主 职工 员工 病人 老人 同志 社区 小区`,
  /[村区镇组户楼室号庄]/,
  words`的 为 是 叫 慰问 走访 看望 联系人 对 给 帮助 救助 有`,
  words`儿子 女儿 丈夫 妻子 老伴 父亲 母亲 家属 孩子 孙子 孙女`,
);
