// The interfaces of models that coding agents speak, as far as a played session needs them: how many commands have been answered,
// whether a shell is offered, and how to ask for a command or say that all is done.

const json = (response, value) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
};

/** Events as a stream. */
const stream = (response, events, end = '') => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of events) {
    const name = event.type ? `event: ${event.type}\n` : '';
    response.write(`${name}data: ${JSON.stringify(event)}\n\n`);
  }
  response.end(end);
};

const usage = { input_tokens: 1, output_tokens: 1, total_tokens: 2 };

export const models = {
  'chat-completions': {
    results: ({ messages = [] }) => messages.filter(({ role }) => role === 'tool').length,
    offersShell: ({ tools = [] }) => tools.some((one) => one.function?.name === 'bash'),
    answer(request, body, response, command, n) {
      if (!request.url.includes('/chat/completions')) return json(response, { data: [{ id: 'm' }] });
      const args = { command, description: 'push' };
      const call = { name: 'bash', arguments: JSON.stringify(args) };
      const delta = command
        ? { role: 'assistant', tool_calls: [{ index: 0, id: `call_${n}`, type: 'function', function: call }] }
        : { role: 'assistant', content: 'done' };
      const chunk = (part, reason) => ({
        id: 'c',
        object: 'chat.completion.chunk',
        created: 1,
        model: 'm',
        choices: [{ index: 0, delta: part, finish_reason: reason }],
      });
      stream(response, [chunk(delta, null), chunk({}, command ? 'tool_calls' : 'stop')], 'data: [DONE]\n\n');
    },
  },
  responses: {
    results: ({ input = [] }) => input.filter(({ type }) => type === 'function_call_output').length,
    offersShell: ({ tools = [] }) => tools.some(({ name }) => name === 'exec_command'),
    answer(request, body, response, command, n) {
      if (!request.url.endsWith('/responses')) return json(response, {});
      const args = JSON.stringify({ cmd: command });
      const item = command
        ? { type: 'function_call', call_id: `call_${n}`, name: 'exec_command', arguments: args }
        : { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'done' }] };
      stream(response, [
        { type: 'response.created', response: { id: `r${n}` } },
        { type: 'response.output_item.done', item },
        { type: 'response.completed', response: { id: `r${n}`, usage } },
      ]);
    },
  },
  messages: {
    results: ({ messages = [] }) =>
      messages.flatMap(({ content }) => content).filter(({ type }) => type === 'tool_result').length,
    offersShell: ({ tools = [] }) => tools.some(({ name }) => name === 'Bash'),
    answer(request, body, response, command, n) {
      if (!body.stream) return json(response, { input_tokens: 1 });
      const message = {
        id: `msg_${n}`,
        type: 'message',
        role: 'assistant',
        model: body.model,
        content: [],
        usage,
      };
      const [content_block, delta] = command
        ? [
            { type: 'tool_use', id: `toolu_${n}`, name: 'Bash', input: {} },
            { type: 'input_json_delta', partial_json: JSON.stringify({ command, description: 'push' }) },
          ]
        : [
            { type: 'text', text: '' },
            { type: 'text_delta', text: 'done' },
          ];
      stream(response, [
        { type: 'message_start', message },
        { type: 'content_block_start', index: 0, content_block },
        { type: 'content_block_delta', index: 0, delta },
        { type: 'content_block_stop', index: 0 },
        { type: 'message_delta', delta: { stop_reason: command ? 'tool_use' : 'end_turn' }, usage },
        { type: 'message_stop' },
      ]);
    },
  },
  'generate-content': {
    results: ({ contents = [] }) =>
      contents.flatMap(({ parts }) => parts).filter((part) => part.functionResponse).length,
    offersShell: ({ tools = [] }) =>
      tools.flatMap((one) => one.functionDeclarations ?? []).some(({ name }) => name === 'run_shell_command'),
    answer(request, body, response, command) {
      const call = { name: 'run_shell_command', args: { command, description: 'push' } };
      const content = { role: 'model', parts: [command ? { functionCall: call } : { text: 'done' }] };
      const answer = { candidates: [{ content, finishReason: 'STOP', index: 0 }] };
      if (request.url.includes('stream')) stream(response, [answer]);
      else json(response, answer);
    },
  },
};
