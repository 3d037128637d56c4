// The server of the extension: starts when it is loaded, as a process under Node or as a worker in a browser. One bundle serves
// both, as two would not fit in what a package may weigh. What imports modules of Node does no more with them than that until it is called.
import { serve } from './main.ts';
import { serveWorker } from './worker.ts';

if ('WorkerGlobalScope' in globalThis) serveWorker();
else void serve();
