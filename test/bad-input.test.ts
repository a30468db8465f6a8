import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Diagnosis } from '../src/diagnosis/index.ts';
import { onTerminal } from './helpers/on-terminal.ts';
import { demoCorpus, demoFailure, main, wayout } from './helpers/wayout.ts';

const folder = mkdtempSync(join(tmpdir(), 'wayout-bad-'));
const demo = ['--corpus', demoCorpus];

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

function diagnose(input: string | Uint8Array, corpus: readonly string[] = demo): Diagnosis {
  const { stdout, stderr } = wayout(['explain', '--format', 'json', ...corpus], { input });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

describe('what cannot be read', () => {
  test('an empty input is unknown', () => {
    const { status, stdout, stderr } = wayout([], { input: '' });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toContain('unknown');
  });

  test('a directory, a missing file and a corpus that is not there end with 2 and are named', () => {
    for (const args of [[folder], [join(folder, 'missing.log')], ['--corpus', join(folder, 'missing')]]) {
      const { status, stdout, stderr } = wayout(['explain', ...args], { input: 'x' });
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/^wayout: Expected .*wayout-bad-/);
    }
  });

  test('a pack of an older version is named, with the way to a new one', () => {
    const bytes = readFileSync(new URL('../dist/wayout.pack', import.meta.url));
    bytes[8] = 1;
    const { status, stderr } = wayout(['explain', '--corpus', file('old.pack', bytes)], { input: 'x' });
    expect(status).toBe(2);
    expect(stderr).toMatch(/in \S*old\.pack, found version 1; .*wayout corpus build RECORDS --out PACK/);
  });

  test('a wrong option, command or format says what was expected', () => {
    expect(wayout(['explain', '--no-such-option']).stderr).toContain('--no-such-option');
    expect(wayout(['explian']).stderr).toContain('Expected a command');
    expect(wayout(['explain', '--format', 'xml']).stderr).toContain('text, json, markdown, github');
    for (const args of [['explain', '--no-such-option'], ['explian'], ['explain', 'a', 'b']]) {
      expect(wayout(args).status).toBe(2);
    }
  });

  test('a batch names the line that is not of its form', () => {
    const batch = file('batch.jsonl', '{"id":"a","input":"fine"}\n{"id":"b"}\n');
    const { status, stdout, stderr } = wayout(['explain', '--batch', batch]);
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ id: 'a', decision: 'unknown' });
    expect(stderr).toContain('batch.jsonl:2');
  });
});

describe('bytes of any kind', () => {
  test('a binary is unknown, and nothing of it reaches the terminal as control', () => {
    const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7919 + (i >> 3)) % 256);
    const { status, stdout } = wayout(['explain', file('a.out', bytes)]);
    expect(status).toBe(1);
    expect(stdout).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
  });

  test('a failure in a line of one megabyte is found, and the card stays small', () => {
    const line = `${'x '.repeat(250_000)}${demoFailure.trim()} ${'y '.repeat(250_000)}`;
    const { status, stdout } = wayout(['explain', ...demo], { input: `first\n${line}\nlast\n` });
    expect(status).toBe(0);
    expect(stdout).toContain('(line 2)');
    expect(stdout.length).toBeLessThan(5000);
  });

  test('bytes that are not UTF-8 around a failure do not hide it', () => {
    const input = Buffer.concat([
      Buffer.from([0xff, 0xfe, 0x41, 0x80, 0x0a, 0xc3]),
      Buffer.from(demoFailure),
    ]);
    const { decision } = diagnose(Buffer.concat([Buffer.from('start\n'), input]));
    expect(decision).toBe('known');
  });

  test('UTF-16 with a byte order mark is read, in both orders', () => {
    const little = Buffer.from(`\ufeffstep one\r\n${demoFailure}`, 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const [input, encoding] of [
      [little, 'utf-16le'],
      [big, 'utf-16be'],
    ] as const) {
      const { decision, findings, input: read } = diagnose(input);
      expect({ decision, encoding: read.encoding, lines: findings[0]?.lines }).toEqual({
        decision: 'known',
        encoding,
        lines: [2, 2],
      });
    }
  });

  test('GB18030 is read', () => {
    const hex =
      'b9b9bda8bfaacabc0ab4edcef3a3bab4c5c5ccc5e4b6eed2d1c2faa3accedeb7a8d0b4c8eb202fcafdbedd2fb1a8b8e62e7478740ab9b9bda8caa7b0dc0a';
    const corpus = file(
      'quota.ndjson',
      '{"id":"demo/quota","signature":"磁盘配额已满","domain":"demo","regex":"磁盘配额已满，无法写入 (?<path>\\\\S+)"}\n',
    );
    const { decision, findings, input } = diagnose(Buffer.from(hex, 'hex'), ['--corpus', corpus]);
    expect({ decision, encoding: input.encoding }).toEqual({ decision: 'known', encoding: 'gb18030' });
    expect(findings[0]?.captures).toEqual({ path: '/数据/报告.txt' });
  });

  test('colours and progress lines do not hide a failure, and its line number is that of the file', () => {
    const input = `10%\r50%\r100%\n\u001b[1m\u001b[31mERROR:\u001b[0m license server \u001b[33mseats.example:7070\u001b[0m refused the seat\n`;
    expect(diagnose(input).findings[0]).toMatchObject({ id: 'demo/license-server', lines: [2, 2] });
  });
});

describe('a stream that never ends', () => {
  test('SIGINT prints what is known so far', async () => {
    const child = spawn(process.execPath, [main, 'explain', ...demo], { stdio: 'pipe' });
    let stdout = '';
    child.stdout.on('data', (chunk: Buffer) => void (stdout += chunk.toString()));
    child.stdin.on('error', () => undefined);
    child.stdin.write(demoFailure);
    // More than a pipe holds: once it is taken, somebody is reading.
    child.stdin.write('still going\n'.repeat(100_000), () => child.kill('SIGINT'));
    const code = await new Promise((resolve) => void child.once('close', resolve));
    expect(stdout).toContain('demo/license-server');
    expect(code).toBe(0);
  });

  test('Ctrl-C while text is pasted into a terminal prints what is known so far', async () => {
    const { output, code } = await onTerminal(
      process.execPath,
      [main, 'explain', ...demo],
      [
        { after: 'Paste', type: demoFailure.replace('\n', '\r') },
        // The kernel throws away what was typed and not yet read when it sees Ctrl-C.
        { after: 'refused the seat', pause: 1000, type: '\u0003' },
      ],
    );
    expect(output).toContain('demo/license-server');
    expect(code).toBe(0);
  });
});

describe('a corpus from somewhere', () => {
  const good = {
    id: 'team/seat',
    signature: 'no seat left',
    domain: 'team',
    regex: 'no seat left for (?<who>\\w+)',
  };

  test('a broken record is named with its file, field and what was expected; the others work', () => {
    const root = join(folder, 'records');
    file('records/team/seat/record.json', JSON.stringify(good));
    file('records/team/broken/record.json', JSON.stringify({ ...good, id: 'team/broken', signature: 7 }));
    file('records/team/cut/record.json', '{"id": "team/cut", ');
    const { status, stdout, stderr } = wayout(['explain', '--corpus', root], {
      input: 'no seat left for ann\n',
    });
    expect(status).toBe(0);
    expect(stdout).toContain('team/seat');
    expect(stderr).toMatch(/team.broken.record\.json.*signature.*expected string/i);
    expect(stderr).toMatch(/team.cut.record\.json.*Expected JSON/);
  });

  test('a pack that is damaged or cut off is refused with its name and no answer', () => {
    const made = join(folder, 'good.pack');
    expect(wayout(['corpus', 'build', demoCorpus, '--out', made]).status).toBe(0);
    const bytes = readFileSync(made);
    const flipped = (at: number) => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
    const record = bytes.indexOf('"demo/license-server"');
    for (const [content, said] of [
      [flipped(30), 'header'],
      [flipped(record), 'patterns'],
      [flipped(bytes.lastIndexOf('"demo/license-server"')), 'records'],
      [bytes.subarray(0, bytes.length - 1), `${bytes.length} bytes`],
    ] as const) {
      const pack = file('bad.pack', content);
      const { status, stdout, stderr } = wayout(['explain', '--corpus', pack], { input: demoFailure });
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/^wayout: Expected .*\n$/);
      expect(stderr).toContain(said);
      expect(stderr).toContain(pack);
    }
  });

  test('a regular expression that is invalid or cannot run in linear time is refused by name', () => {
    const records = [
      good,
      { ...good, id: 'team/invalid', regex: 'seat (left' },
      { ...good, id: 'team/backreference', regex: '(\\w+) seat \\1' },
    ];
    const corpus = file('regex.ndjson', records.map((record) => JSON.stringify(record)).join('\n'));
    const { status, stdout, stderr } = wayout(['explain', '--corpus', corpus], {
      input: 'no seat left for ann\n',
    });
    expect(status).toBe(0);
    expect(stdout).toContain('team/seat');
    expect(stderr).toContain('team/invalid');
    expect(stderr).toContain('team/backreference');
  });

  test('an expression that would take for ever elsewhere takes no time', () => {
    const corpus = file('slow.ndjson', JSON.stringify({ ...good, id: 'team/slow', regex: 'seat (x+x+)+y' }));
    const started = performance.now();
    const { status, stderr } = wayout(['explain', '--corpus', corpus], {
      input: `seat ${'x'.repeat(50_000)}\n`,
    });
    expect(performance.now() - started).toBeLessThan(10_000);
    // Refused by name, or run in linear time.
    if (status !== 1) expect(stderr).toContain('team/slow');
  });

  test('escapes and markup in the texts of a record are shown inert in every format', () => {
    const hostile =
      '\u001b]0;title\u0007\u001b[2J\u009b31m\u202e</script><img src=x onerror=alert(1)>`code`\n```\n::error::x';
    const text = `Do it ${hostile}`;
    const record = {
      ...good,
      signature: `no seat ${hostile}`,
      signature_zh: `没有席位 ${hostile}`,
      root_cause: text,
      causes: [
        { id: 'one', summary: text },
        { id: 'two', summary: text },
      ],
      dead_ends: [{ action: text, why_fails: text, condition: text }],
      workarounds: [{ action: text, how: text, command: `echo ${hostile}`, condition: text }],
      transition_graph: {
        leads_to: [{ id: 'team/other' }],
        frequently_confused_with: [{ id: 'team/other', difference: text }],
      },
      official_doc_url: 'https://example.org/</script>',
    };
    const corpus = file('hostile.ndjson', JSON.stringify(record));
    for (const format of ['text', 'json', 'markdown', 'github']) {
      for (const lang of format === 'text' ? ['en', 'zh'] : ['en']) {
        const more = ['--format', format, '--lang', lang, '--corpus', corpus];
        const input = `no seat left for ann ${hostile}\n`;
        const shown = [wayout(['explain', ...more], { input }), wayout(['show', 'team/seat', ...more])];
        for (const { status, stdout } of shown) {
          expect(status).toBe(0);
          expect(stdout).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
          if (/json|markdown/.test(format)) expect(outsideFences(stdout)).not.toMatch(/<\/script|<img/);
          if (format === 'github')
            expect(stdout.split('\n').filter((line) => line === '::error::x')).toEqual([]);
        }
      }
    }
    const listed = wayout(['search', 'seat', '--corpus', corpus]);
    expect(listed.stdout).not.toMatch(/[\u001b\u0007\u009b\u202e]/);
  }, 90_000);
});

/** Markdown without its fenced blocks, which show whatever they hold as it is: a fence ends at one that is as long. */
function outsideFences(markdown: string): string {
  let fence = '';
  const lines = markdown.split('\n').filter((line) => {
    const mark = /^\s*(`{3,})/.exec(line)?.[1] ?? '';
    const inside = fence !== '';
    if (!inside) fence = mark;
    else if (mark.length >= fence.length && line.trim() === mark) fence = '';
    return !inside && mark === '';
  });
  return lines.join('\n');
}
