import { z } from 'zod';
import { isShown } from '../../attachments/kinds.ts';
import type { App } from '../app.ts';
import type { AttachmentDoor } from '../deps.ts';
import { HttpError } from '../http-error.ts';

const address = {
  params: z.object({ id: z.coerce.number().int().positive() }),
  querystring: z.object({ until: z.coerce.number().int().positive(), signature: z.string().max(100) }),
};

/** Opens an attachment for whoever holds a link that we signed: a number alone opens nothing. */
export function registerAttachments(app: App, door: AttachmentDoor): void {
  app.get(
    '/attachments/:id',
    {
      schema: {
        tags: ['attachments'],
        produces: ['application/octet-stream'],
        summary: 'A picture or file that was sent beside a report, by a signed link that runs out',
        ...address,
      },
    },
    async ({ params: { id }, query: { until, signature } }, reply) => {
      if (!door.isValid(id, until, signature))
        throw new HttpError(403, 'forbidden', 'the link is wrong or has run out');
      const file = await door.open(id);
      if (file === undefined) throw new HttpError(404, 'not_found', `there is no attachment ${id}`);
      const disposition = isShown(file.mediaType) ? 'inline' : 'attachment';
      return reply
        .header('content-type', file.mediaType)
        .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cache-control', 'private, max-age=3600')
        .send(Buffer.from(file.bytes));
    },
  );
}
