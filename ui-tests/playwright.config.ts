import { existsSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { PORT } from './environment';

const root = path.join(__dirname, '..');
const url = `http://127.0.0.1:${String(PORT)}`;
const venv = process.env.GLOBUS_UI_VENV;

const DEBIAN = '/usr/bin/chromium';
const chromium =
  process.env.CHROMIUM_PATH || (existsSync(DEBIAN) ? DEBIAN : undefined);

// The pages that a window of Chromium is made of: a quarter of what a test costs.
const WINDOWS = [
  'InitialWebUI',
  'PreloadTopChromeWebUI',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
  'WebUIToolbarProcessOverheadExperiment'
];

// Of such lists Chromium takes the last: these are Playwright's own.
const PLAYWRIGHTS = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning'
];

export default defineConfig({
  // Beside, not among, what another run writes at the same time.
  outputDir: path.join(root, '.work', 'ui', 'results', String(PORT)),
  workers: 1,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [
    ['list'],
    [
      'junit',
      {
        outputFile:
          process.env.GLOBUS_UI_REPORT ??
          path.join(root, '.work', 'reports', 'ui.xml')
      }
    ]
  ],
  use: {
    baseURL: url,
    viewport: { width: 1280, height: 800 },
    // A third of the time went into traces: scripts/ui.mjs makes them of what
    // failed, in a second run.
    trace: 'off',
    screenshot: 'only-on-failure',
    video: 'off',
    launchOptions: {
      executablePath: chromium,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--disable-features=${[...PLAYWRIGHTS, ...WINDOWS].join(',')}`
      ]
    }
  },
  projects: [
    { name: 'journeys', testDir: 'tests', teardown: 'leaks' },
    { name: 'leaks', testDir: 'leaks' },
    { name: 'bench', testDir: 'bench', timeout: 600_000 },
    { name: 'wheel', testDir: 'wheel' }
  ],
  webServer: {
    command: [
      'node ../scripts/ui-server.mjs',
      `--port ${String(PORT)}`,
      venv ? `--venv "${venv}"` : ''
    ].join(' '),
    url: `${url}/api/status`,
    timeout: 180_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 }
  }
});
