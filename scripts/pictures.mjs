// npm run pictures: draws the extension's icon of media/icon.svg, and takes the pictures of docs/images in the real workbench.
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromiumPath, projectRoot } from './editors/install.mjs';

await drawIcon();
// The tests that take them, on a desktop.
const taking = '(desktop|Pages).*(finding, says why|preview as boxes|each step by its button: en|its set stand)';
const files = ['workbench', 'pages', 'views'].map((name) => `test/workbench/${name}.test.ts`);
const { status } = spawnSync('npx', ['mocha', '--retries', '2', '--grep', taking, ...files], {
  cwd: projectRoot,
  stdio: 'inherit',
  env: { ...process.env, SCREENSHOT: '1' },
});
process.exitCode = status ?? 1;

/** 256 pixels, as the marketplace asks at least 128 and screens are sharp. */
async function drawIcon() {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
    const svg = await readFile(path.join(projectRoot, 'media/icon.svg'), 'utf8');
    await page.setContent(`<style>body { margin: 0; background: transparent }</style>${svg}`);
    await page.screenshot({ path: path.join(projectRoot, 'media/icon.png'), omitBackground: true });
  } finally {
    await browser.close();
  }
}
