import { PageConfig } from '@jupyterlab/coreutils';
import type { ISettingRegistry } from '@jupyterlab/settingregistry';
import { choiceIn, defaultsIn } from '../choice';

/** Settings as the registry gives them: the user's, else the preset. */
function settings(clientId: string) {
  const values: Record<string, unknown> = {
    clientId,
    service: 'preview',
    sandboxPort: 8765
  };
  return {
    get: (key: string) => ({ user: undefined, composite: values[key] })
  } as ISettingRegistry.ISettings;
}

afterEach(() => {
  PageConfig.setOption('globusClientId', '');
});

it('nothing is chosen where no client id is', () => {
  expect(choiceIn(settings(''))).toBeNull();
});

it('the client id of the environment serves where no other is', () => {
  PageConfig.setOption('globusClientId', 'environment');
  expect(choiceIn(settings(''))).toEqual({
    clientId: 'environment',
    service: 'preview',
    sandboxPort: 8765
  });
});

it('the client id of the settings goes before that of the environment', () => {
  PageConfig.setOption('globusClientId', 'environment');
  expect(choiceIn(settings('set'))).toMatchObject({ clientId: 'set' });
});

it.each([
  ['', {}],
  ['checksum', { syncLevel: 'checksum' }]
])(
  'the sync level %j of the settings is the default of transfers',
  (level, set) => {
    const values: Record<string, unknown> = {
      collections: { a: 'b' },
      syncLevel: level,
      transferDefaults: { verify: false },
      scopes: ['openid']
    };
    const given = {
      get: (key: string) => ({ user: undefined, composite: values[key] })
    } as ISettingRegistry.ISettings;
    expect(defaultsIn(given)).toEqual({
      collections: { a: 'b' },
      transfer: { verify: false },
      scopes: ['openid'],
      ...set
    });
  }
);
