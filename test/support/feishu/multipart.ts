import busboy from 'busboy';
import type { IncomingMessage } from 'node:http';

export interface Form {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, Buffer>>;
}

/** The platform's package sends a file as a part without a file name, known by its content type. */
export async function readForm(request: IncomingMessage): Promise<Form> {
  const fields: Record<string, string> = {};
  const files: Record<string, Buffer> = {};
  const parser = busboy({ headers: request.headers, defParamCharset: 'utf8' });
  parser.on('field', (name, value) => (fields[name] = value));
  parser.on('file', (name, stream) => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => (files[name] = Buffer.concat(parts)));
  });
  await new Promise<void>((resolve, reject) => {
    parser.on('close', resolve);
    parser.on('error', reject);
    request.pipe(parser);
  });
  return { fields, files };
}
