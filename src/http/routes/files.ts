import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { FileContent, FileRef } from '../../chat/file.ts';
import { UserError } from '../../errors.ts';
import type { App } from '../app.ts';
import type { HttpDeps, HttpFiles } from '../deps.ts';
import { HttpError } from '../http-error.ts';
import { momentIn } from '../moments.ts';
import { fileParams, ledgerFilter, reportParams, roomParams } from '../schemas/files.ts';

/** Bulletins, special reports and the ledger as files, for whoever bears the token. */
export function registerFiles(app: App, { files, timeZone, log }: HttpDeps): void {
  const security = [{ token: [] }];
  const produces = ['application/octet-stream'];

  app.get(
    '/summaries/:id.:format',
    {
      schema: {
        tags: ['summaries'],
        security,
        produces,
        summary: 'A bulletin as picture (png), Word (docx) or Excel (xlsx)',
        params: fileParams,
      },
    },
    async ({ params: { id, format } }, reply) => send(reply, await opened(files, `summary:${id}.${format}`)),
  );

  app.get(
    '/issues/:number.docx',
    {
      schema: {
        tags: ['issues'],
        security,
        produces,
        summary: 'A special report on one issue as Word, in official form',
        params: reportParams,
      },
    },
    async ({ params: { number } }, reply) => send(reply, await opened(files, `report:${number}.docx`)),
  );

  app.get(
    '/ledger.xlsx',
    {
      schema: {
        tags: ['issues'],
        security,
        produces,
        summary: 'The ledger as Excel; all that is asked for must hold',
        querystring: ledgerFilter,
      },
    },
    async ({ query: { from, to, ...search } }, reply) => {
      const zone = await timeZone();
      const bounds = {
        ...(from === undefined ? {} : { from: momentIn(zone, from) }),
        ...(to === undefined ? {} : { to: momentIn(zone, to) }),
      };
      const out = new PassThrough();
      files.ledger({ ...search, ...bounds }, out).catch((error: unknown) => {
        log.error({ err: error }, 'the ledger could not be written to its end');
        out.destroy(error instanceof Error ? error : new Error(String(error)));
      });
      return head(reply, { name: await files.ledgerName(), mediaType: XLSX }).send(out);
    },
  );
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What a notice's files stand for, in the sandbox: a browser has no token, and the sandbox answers this machine alone. */
export function registerSandboxFiles(app: App, files: HttpFiles): void {
  app.get(
    '/files/:room/:name',
    {
      schema: {
        tags: ['sandbox'],
        summary: 'A file that the bot sent',
        produces: ['application/octet-stream'],
        params: roomParams,
      },
    },
    async ({ params: { room, name } }, reply) => send(reply, await opened(files, `${room}:${name}`)),
  );
}

async function opened(files: HttpFiles, ref: FileRef): Promise<FileContent> {
  try {
    return await files.open(ref);
  } catch (error) {
    if (error instanceof UserError && error.code === 'NOT_FOUND')
      throw new HttpError(404, 'not_found', 'there is no such file');
    throw error;
  }
}

function send(reply: FastifyReply, file: FileContent): FastifyReply {
  return head(reply, file).send(Buffer.from(file.bytes));
}

/** A picture opens where it is clicked, anything else is kept under its name. */
function head(reply: FastifyReply, { name, mediaType }: Omit<FileContent, 'bytes'>): FastifyReply {
  const way = mediaType.startsWith('image/') ? 'inline' : 'attachment';
  return reply
    .type(mediaType)
    .header('content-disposition', `${way}; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('cache-control', 'private, no-cache');
}
