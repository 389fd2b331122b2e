/** The few words that a platform's bot says by itself; everything else is a notice. */
export const PLATFORM_WORDS = {
  /** Under the thumb, for a moment, after a button was pressed; what came of it follows as a message. */
  pressed: '收到，正在处理',
  fileMissing: (name: string) => `文件“${name}”没能发出，请协调员在台账里下载`,
} as const;
