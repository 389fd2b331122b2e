import { describe, expect, it } from 'vitest';
import { needPuppet } from '../src/assembly/installed-puppet.ts';
import { readConfig, SETTING_NAMES } from '../src/config.ts';
import { meantSetting } from '../src/settings/near-names.ts';

describe('a setting that is misspelt', () => {
  it.each([
    ['DATA_DIRR', 'DATA_DIR'],
    ['DATADIR', 'DATA_DIR'],
    ['data_dir', 'DATA_DIR'],
    ['DATA_DRI', 'DATA_DIR'],
    ['DATABASE_ULR', 'DATABASE_URL'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['API_TOKE', 'API_TOKEN'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['RETENTION_DAY', 'RETENTION_DAYS'],
    ['ATTACHMENTS_MAXMB', 'ATTACHMENTS_MAX_MB'],
  ])('is told with what may be meant: %s', (name, meant) => {
    expect(meantSetting(name, SETTING_NAMES)).toBe(meant);
    expect(() => readConfig({ [name]: 'x' })).toThrow(
      expect.objectContaining({
        code: 'CONFIG_INVALID',
        message: `${name} is no setting of this program: is ${meant} meant?`,
      }),
    );
  });

  it.each([
    'PATH',
    'HOME',
    'PORTS',
    'HOSTNAME',
    'XDG_DATA_DIRS',
    'PGDATABASE',
    'DIRECTORY_ID',
    'npm_config_loglevel',
  ])('is none of ours where another program may have it: %s', (name) => {
    expect(() => readConfig({ [name]: 'x' })).not.toThrow();
  });

  it('is no setting of ours itself', () => {
    expect(SETTING_NAMES.map((name) => meantSetting(name, SETTING_NAMES))).toEqual(
      SETTING_NAMES.map(() => undefined),
    );
  });
});

describe('the puppet of WeChat', () => {
  it('is refused before anything starts where it is not installed', () => {
    expect(() => needPuppet('wechaty-puppet-service')).not.toThrow();
    expect(() => needPuppet('nope')).toThrow(
      expect.objectContaining({
        code: 'CONFIG_INVALID',
        message: expect.stringContaining('WECHAT_PUPPET nope is not installed'),
      }),
    );
  });
});
