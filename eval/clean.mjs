// No answer on outputs of runs that went well.
import { cleanLogs } from './data.mjs';

export function measureClean(knowledge, label) {
  const logs = cleanLogs();
  const answered = logs
    .map(({ name, text }) => ({ name, ...knowledge.diagnose(text) }))
    .filter(({ decision }) => decision !== 'unknown')
    .map(({ name, decision, findings: [first] }) => ({
      name,
      decision,
      id: first.id,
      probability: first.probability,
    }));
  return {
    rows: [
      {
        name: `clean outputs answered, ${label}`,
        value: logs.length ? answered.length / logs.length : NaN,
        n: logs.length,
        target: '<= 2 %',
      },
    ],
    answered,
  };
}
