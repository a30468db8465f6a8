import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { OpenAPIClientAxios, type UnknownOperationMethod } from 'openapi-client-axios';
import { expect, test } from 'vitest';
import { shareServer } from './helpers/serve.ts';

const server = shareServer();
const log = readFileSync(
  fileURLToPath(new URL('../examples/linker-undefined-reference.log', import.meta.url)),
  'utf8',
);
const record = 'c/undefined-reference';

/** A client made of the document that the running server gives: every call, path and parameter below comes from there. */
async function generatedClient(): Promise<(operation: string) => UnknownOperationMethod> {
  const { address } = server();
  const api = new OpenAPIClientAxios({
    definition: `${address}/api/v1/openapi.json`,
    // The document says where it was found; a program that holds it has to know the rest.
    axiosConfigDefaults: { baseURL: address, validateStatus: () => true },
  });
  const client = await api.init();
  return (operation) => {
    const call = client[operation];
    if (!call) throw new RangeError(`Expected an operation "${operation}", found none`);
    return call;
  };
}

test('a client generated from the OpenAPI document diagnoses, reads, reports and proposes', async () => {
  const call = await generatedClient();
  const asText = { headers: { 'content-type': 'text/plain' } };
  const diagnosis = await call('diagnose')({ lang: 'zh' }, log, asText);
  expect([diagnosis.data.decision, diagnosis.data.findings[0].id]).toEqual(['known', record]);
  expect(diagnosis.data.findings[0].title).toMatch(/\p{Script=Han}/u);

  const read = await call('getRecord')({ id: record });
  expect([read.status, read.data.id]).toEqual([200, record]);
  const action = read.data.workarounds[0].id;

  const reported = await call('reportOutcome')({}, { record, action, kind: 'worked' });
  expect([reported.status, reported.data.state]).toEqual([201, 'recorded']);
  const counted = await call('countOutcomes')({ record });
  expect(counted.data.counts).toMatchObject([{ action, kinds: { worked: 1 } }]);

  // What was reported counts in the next answer.
  const weighed = await call('diagnose')({ lang: 'zh' }, log, asText);
  const before = JSON.stringify(diagnosis.data.findings[0]);
  expect(JSON.stringify(weighed.data.findings[0])).not.toBe(before);

  const proposed = await call('proposeRecord')(
    {},
    {
      record: { ...read.data, root_cause: 'Another reason.' },
    },
  );
  expect([proposed.status, proposed.data.state]).toEqual([201, 'open']);
  expect((await call('getProposal')({ proposal: proposed.data.id })).data.appraisal.changes).toMatchObject([
    { at: 'root_cause', now: 'Another reason.' },
  ]);
  expect((await call('getProposal')({ proposal: '00000000-0000-4000-8000-000000000000' })).status).toBe(404);
});

test('the client knows every route that the server has, by its name', async () => {
  const { routes } = await import('../src/surface/http/routes.ts');
  const call = await generatedClient();
  for (const { id } of routes) expect(call(id), id).toBeTypeOf('function');
});
