import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { HttpError } from './http-error.ts';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';

/** Our words for what fastify refuses by itself. */
const WORDS: Record<string, { code: string; message: string }> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'too_large', message: 'the body is larger than 1 MiB' },
  FST_ERR_CTP_INVALID_JSON_BODY: { code: 'invalid', message: 'the body is no JSON' },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: 'invalid', message: 'the body is empty' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: 'unsupported', message: 'the body must be application/json' },
};

/** Every refusal has one shape, `{error: {code, message}}`, and one line; what went wrong inside is logged, not told. */
export function answerError(
  error: FastifyError | HttpError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (error instanceof HttpError) return reply.code(error.statusCode).send(body(error.code, error.message));
  const status = error.statusCode ?? 500;
  if (hasZodFastifySchemaValidationErrors(error)) {
    return reply.code(400).send(body('invalid', validationLine(error)));
  }
  if (status >= 500) {
    request.log.error({ err: error, route: request.routeOptions.url }, 'request failed');
    return reply.code(status).send(body('internal', 'something went wrong here; the log says what'));
  }
  const words = WORDS[error.code];
  return reply.code(status).send(body(words?.code ?? error.code, words?.message ?? oneLine(error.message)));
}

export function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply
    .code(404)
    .send(body('not_found', `there is no ${request.method} ${request.url.split('?')[0]}`));
}

function body(code: string, message: string): { error: { code: string; message: string } } {
  return { error: { code, message } };
}

function validationLine({
  validation,
}: {
  validation: readonly { instancePath: string; message?: string }[];
}): string {
  return validation
    .slice(0, 3)
    .map(({ instancePath, message }) => [
      instancePath.slice(1).replaceAll('/', '.'),
      message ?? 'is not valid',
    ])
    .map(([field, message]) =>
      field === '' ? oneLine(message ?? '') : `${field}: ${oneLine(message ?? '')}`,
    )
    .join('; ');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').slice(0, 300);
}
