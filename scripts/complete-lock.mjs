/**
 * For whoever adds a dependency here: `node scripts/complete-lock.mjs` adds to package-lock.json the optional packages of other platforms
 * that the registry at hand does not carry; without them `npm ci` refuses the lock. Name and version stand in the parent's
 * optionalDependencies; os, cpu and libc follow from the name.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const added = [];
for (const [where, p] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(p.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`;
    if (lock.packages[key] || lock.packages[`${where}/${key}`]) continue;
    const m =
      /(android|darwin|linux|win32|freebsd|openbsd|netbsd|sunos|aix|openharmony)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x|loong64|mips64el)(?:-(gnu|musl|msvc|eabi|gnueabihf|musleabihf))?$/.exec(
        name,
      );
    added.push(`${name}@${version}${m ? '' : '  <- NO PLATFORM'}`);
    lock.packages[key] = {
      version,
      ...(m ? { cpu: [m[2]] } : {}),
      dev: p.dev,
      ...(m && /gnu|musl/.test(m[3] ?? '') ? { libc: [m[3].startsWith('gnu') ? 'glibc' : 'musl'] } : {}),
      optional: true,
      ...(m ? { os: [m[1]] } : {}),
    };
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.join('\n'));
