import protobuf from 'protobufjs';

/** The frames of the long connection, as the platform’s own package reads and writes them; small numbers are enough here. */
const { root } = protobuf.parse(
  `
  syntax = "proto2";
  message Header { required string key = 1; required string value = 2; }
  message Frame {
    required uint32 SeqID = 1;
    required uint32 LogID = 2;
    required int32 service = 3;
    required int32 method = 4;
    repeated Header headers = 5;
    optional string payload_encoding = 6;
    optional string payload_type = 7;
    optional bytes payload = 8;
    optional string LogIDNew = 9;
  }
`,
  { keepCase: true },
);
const Frame = root.lookupType('Frame');

export const CONTROL = 0;
export const DATA = 1;

export interface FrameParts {
  readonly method: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Buffer;
}

export function encodeFrame({ method, headers, payload }: FrameParts): Uint8Array {
  const pairs = Object.entries(headers).map(([key, value]) => ({ key, value }));
  return Frame.encode({ SeqID: 1, LogID: 1, service: 7, method, headers: pairs, payload }).finish();
}

export function decodeFrame(bytes: Uint8Array): FrameParts {
  const frame = Frame.toObject(Frame.decode(bytes), { bytes: Buffer, longs: Number, defaults: true }) as {
    method: number;
    headers: { key: string; value: string }[];
    payload: Buffer;
  };
  const headers = Object.fromEntries(frame.headers.map(({ key, value }) => [key, value]));
  return { method: frame.method, headers, payload: frame.payload };
}
