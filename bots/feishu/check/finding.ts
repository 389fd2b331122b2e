/** One line of the check: `missing` has to be mended, `look` is what a program cannot see or what is optional. */
export interface Finding {
  readonly state: 'ok' | 'missing' | 'look';
  readonly step: string;
  readonly says: string;
  /** The page of the console on which it is mended. */
  readonly page?: string;
}

export const ok = (step: string, says: string): Finding => ({ state: 'ok', step, says });
export const missing = (step: string, says: string, page?: string): Finding => ({
  state: 'missing',
  step,
  says,
  ...(page === undefined ? {} : { page }),
});
export const look = (step: string, says: string, page?: string): Finding => ({
  state: 'look',
  step,
  says,
  ...(page === undefined ? {} : { page }),
});

const MARKS: Record<Finding['state'], string> = { ok: '✓', missing: '✗', look: '○' };

export function lineOf({ state, step, says, page }: Finding): string {
  return `${MARKS[state]} ${step}：${says}${page === undefined ? '' : ` → ${page}`}`;
}

/** Pages of the developers' console, as one clicks one's way there. */
export const PAGES = {
  credentials: '开发者后台 > 基础信息 > 凭证与基础信息',
  abilities: '开发者后台 > 应用能力 > 添加应用能力 > 机器人',
  scopes: '开发者后台 > 开发配置 > 权限管理',
  events: '开发者后台 > 开发配置 > 事件与回调 > 事件配置',
  callbacks: '开发者后台 > 开发配置 > 事件与回调 > 回调配置',
  encryption: '开发者后台 > 开发配置 > 事件与回调 > 加密策略',
  release: '开发者后台 > 应用发布 > 版本管理与发布',
  chat: '飞书群 > 设置 > 群机器人 > 添加机器人',
} as const;
