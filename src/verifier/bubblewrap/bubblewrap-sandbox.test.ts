import { describeSandbox } from '../sandbox.suite.ts';
import { createBubblewrapSandbox } from './bubblewrap-sandbox.ts';

const sandbox = createBubblewrapSandbox();
describeSandbox(sandbox, { problem: await sandbox.problem(), isolation: 'full', powers: 'yes' });
