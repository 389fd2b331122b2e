import { inflateRawSync } from 'node:zlib';

/** Why a file is not taken for a ledger, in one line for the person who gave it. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** A ledger of 100,000 lines takes some 10 MB, and 120 MB unpacked. */
const MOST_BYTES = 50 * 1024 * 1024;
const MOST_UNPACKED = 400 * 1024 * 1024;
const MOST_ENTRIES = 2_000;

const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL = 0x04034b50;
/** The end record and the longest comment that may follow it. */
const END_REGION = 22 + 65_535;

/**
 * The parts of an .xlsx, unpacked within limits; what the archive says of its own sizes is not believed.
 * @throws Unreadable for what is no such archive, or one that would fill the memory
 */
export function unpack(file: Buffer): Map<string, Buffer> {
  if (file.length > MOST_BYTES) throw new Unreadable('文件超过50MB，请按年度或按组拆开后再导入');
  if (file.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1')
    throw new Unreadable('这是旧格式（.xls）或加了密码的文件，请在Excel里另存为不加密的.xlsx再导入');
  if (file.length < 22 || file.readUInt32LE(0) !== LOCAL) throw new Unreadable('这不是Excel文件（.xlsx）');
  try {
    return unpackEntries(file);
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('这个Excel文件打不开，可能已损坏', { cause: error });
  }
}

function unpackEntries(file: Buffer): Map<string, Buffer> {
  const end = file.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || end < file.length - END_REGION || file.readUInt32LE(end) !== END)
    throw new Unreadable('这个Excel文件不完整');
  const count = file.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw new Unreadable('这个文件里的部件太多，不像台账');
  const parts = new Map<string, Buffer>();
  let left = MOST_UNPACKED;
  let at = file.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (file.readUInt32LE(at) !== CENTRAL) throw new Unreadable('这个Excel文件不完整');
    const { name, next } = entryAt(file, at);
    const bytes = inflated(file, at, left);
    left -= bytes.length;
    parts.set(name, bytes);
    at = next;
  }
  return parts;
}

function entryAt(file: Buffer, at: number): { name: string; next: number } {
  const [name, extra, comment] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset));
  const end = at + 46 + (name ?? 0);
  return { name: file.toString('utf8', at + 46, end), next: end + (extra ?? 0) + (comment ?? 0) };
}

const STORED = 0;
const DEFLATED = 8;

function inflated(file: Buffer, at: number, left: number): Buffer {
  const method = file.readUInt16LE(at + 10);
  const packed = file.readUInt32LE(at + 20);
  const local = file.readUInt32LE(at + 42);
  const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  const bytes = file.subarray(from, from + packed);
  if (method === STORED) return bytes;
  if (method !== DEFLATED) throw new Unreadable('这个Excel文件用了不认识的压缩方式');
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    if (error instanceof RangeError) throw new Unreadable('这个文件解开后太大，不像台账', { cause: error });
    throw error;
  }
}
