// The server of the extension: starts when it is loaded.
import { serve } from './main.ts';

serve();
