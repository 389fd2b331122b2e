/** Shorter names, such as PORT, are near to too many that belong to others. */
const LEAST_LENGTH = 7;

/** The setting that an unknown name is one slip away from: a letter more, less, another or swapped, or the `_` left out. */
export function meantSetting(name: string, settings: readonly string[]): string | undefined {
  if (settings.includes(name)) return undefined;
  return settings.find((setting) => setting.length >= LEAST_LENGTH && isSlip(name, setting));
}

function isSlip(name: string, setting: string): boolean {
  const bare = setting.replaceAll('_', '');
  if (bare !== setting && name.replaceAll('_', '').toUpperCase() === bare) return true;
  if (Math.abs(name.length - setting.length) > 1) return false;
  const start = sharedLength(name, setting);
  const [left, right] = [name.slice(start), setting.slice(start)];
  const isSwap = left.slice(0, 2) === Array.from(right.slice(0, 2)).toReversed().join('');
  return (
    left.slice(1) === right ||
    left === right.slice(1) ||
    left.slice(1) === right.slice(1) ||
    (isSwap && left.slice(2) === right.slice(2))
  );
}

function sharedLength(one: string, other: string): number {
  const at = Array.from(one).findIndex((letter, index) => letter !== other[index]);
  return at === -1 ? one.length : at;
}
