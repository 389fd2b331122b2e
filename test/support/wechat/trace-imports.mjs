// Loaded with --import: says on stderr when anything of wechaty is asked for.
import { register } from 'node:module';

const hooks = `export async function resolve(specifier, context, next) {
  if (/^(wechaty|file-box|memory-card)/.test(specifier)) process._rawDebug('LOADED ' + specifier);
  return next(specifier, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
