export function startWebWorkbench(options: { folder: string }): Promise<{ readonly url: string; stop(): Promise<void> }>;
