// The text format of Prometheus: https://prometheus.io/docs/instrumenting/exposition_formats/
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

interface Series {
  count: number;
  seconds: number;
  readonly within: number[];
}

export interface Observation {
  /** The id of the route: never the path, which could hold anything. */
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
  readonly bytesIn: number;
}

/** Counts of what the server did since it started. */
export interface Metrics {
  observe(observation: Observation): void;
  started(): void;
  ended(): void;
  /** @param gauges Name → what it is about and its value now. */
  render(gauges: Readonly<Record<string, readonly [about: string, value: number]>>): string;
}

export function createMetrics(): Metrics {
  const series = new Map<string, Series>();
  let running = 0;
  let bytesIn = 0;
  return {
    started: () => void running++,
    ended: () => void running--,
    observe({ route, method, status, seconds, bytesIn: bytes }) {
      const labels = `route="${route}",method="${method}",status="${status}"`;
      const found = series.get(labels) ?? { count: 0, seconds: 0, within: buckets.map(() => 0) };
      found.count++;
      found.seconds += seconds;
      for (const [i, limit] of buckets.entries())
        if (seconds <= limit) found.within[i] = (found.within[i] ?? 0) + 1;
      series.set(labels, found);
      bytesIn += bytes;
    },
    render: (gauges) =>
      [
        ...histogram(series),
        ...metric('wayout_http_requests_running', 'gauge', 'Requests being answered', running),
        ...metric('wayout_http_received_bytes_total', 'counter', 'Bytes announced by requests', bytesIn),
        ...Object.entries({ ...processGauges(), ...gauges }).flatMap(([name, [about, value]]) =>
          metric(name, name.endsWith('_total') ? 'counter' : 'gauge', about, value),
        ),
      ].join('\n') + '\n',
  };
}

function histogram(series: ReadonlyMap<string, Series>): readonly string[] {
  const name = 'wayout_http_request_duration_seconds';
  const rows = [...series].flatMap(([labels, { count, seconds, within }]) => [
    ...buckets.map((limit, i) => `${name}_bucket{${labels},le="${limit}"} ${within[i]}`),
    `${name}_bucket{${labels},le="+Inf"} ${count}`,
    `${name}_sum{${labels}} ${seconds}`,
    `${name}_count{${labels}} ${count}`,
  ]);
  return [`# HELP ${name} Time to the end of the answer, by route`, `# TYPE ${name} histogram`, ...rows];
}

function metric(name: string, type: 'gauge' | 'counter', about: string, value: number): readonly string[] {
  return [`# HELP ${name} ${about}`, `# TYPE ${name} ${type}`, `${name} ${value}`];
}

function processGauges(): Readonly<Record<string, readonly [string, number]>> {
  const { user, system } = process.cpuUsage();
  return {
    process_cpu_seconds_total: ['Processor time', (user + system) / 1e6],
    process_resident_memory_bytes: ['Memory held', process.memoryUsage.rss()],
    process_start_time_seconds: ['When the server started, Unix time', Date.now() / 1000 - process.uptime()],
  };
}
