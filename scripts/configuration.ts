/**
 * Writes what is made of the shape of `.convenant.yaml`: its JSON Schema and `docs/configuration.md`. With
 * `--check` it writes nothing and fails where one of them is not what the shape says.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadFramework } from '../server/src/framework/load.ts';
import { configurationPage } from './configuration-page.ts';
import { configurationSchema, reviewSchema } from './configuration-schema.ts';
import { frameworkFiles } from './framework-files.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { framework } = loadFramework(frameworkFiles());
const written = new Map([
  ['server/framework/schema/configuration.schema.json', `${JSON.stringify(configurationSchema(framework), null, 1)}\n`],
  ['server/framework/schema/review.schema.json', `${JSON.stringify(reviewSchema(framework), null, 1)}\n`],
  ['docs/configuration.md', configurationPage(framework)],
]);

for (const [path, text] of written) {
  if (!process.argv.includes('--check')) writeFileSync(root + path, text);
  else if (!existsSync(root + path) || readFileSync(root + path, 'utf8') !== text) {
    console.error(`${path} is not what the shape of the configuration says; run: npm run configuration`);
    process.exitCode = 1;
  }
}
