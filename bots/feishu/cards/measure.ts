/** What the platform refuses: open.feishu.cn/document/server-docs/im-v1/message/create, 230025 and 230099. */
export const CARD_LIMITS = { bytes: 30_000, elements: 200, tables: 5 } as const;
export const TEXT_BYTES = 150_000;

/** Receiver, type and uuid around the content, in the request whose size is limited. */
const ENVELOPE = 300;

export interface Measured {
  /** Of the request: the card is a string inside it, so every quotation mark counts twice. */
  readonly bytes: number;
  /** Everything with a tag, texts inside components included. */
  readonly elements: number;
  readonly tables: number;
}

/** @param json the card as it is sent: in what somebody typed every quotation mark has a backslash before it */
export function measure(json: string): Measured {
  return {
    bytes: requestBytes(json),
    elements: json.split('"tag":"').length - 1,
    tables: json.split('"tag":"table"').length - 1,
  };
}

/** What a content of that text weighs in the request that carries it. */
export function requestBytes(content: string): number {
  return Buffer.byteLength(JSON.stringify(content)) + ENVELOPE;
}
