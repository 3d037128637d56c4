/** True for a reason that is still to be given: nothing, or the template text that an editor inserted. */
export function isUnfilled(reason: string): boolean {
  return /^(?:\[[^\]]*\]|\$\{.*\}|…|\.{3}|-+)?$/.test(reason.trim());
}
