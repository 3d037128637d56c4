/** Milliseconds of the processor that some work takes: other work on the machine changes those of the clock. */
export function costOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
