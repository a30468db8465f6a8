// A name server for one name: answers A queries for "backend" with 127.0.0.1 and says NXDOMAIN to all others.
import { createSocket } from 'node:dgram';

const socket = createSocket('udp4');
socket.on('message', (query, { address, port }) => {
  const end = query.indexOf(0, 12) + 5;
  const known = query.subarray(12, end - 4).equals(Buffer.from('\x07backend\x00'));
  const isA = query.readUInt16BE(end - 4) === 1;
  const head = Buffer.from(query.subarray(0, 12));
  head.writeUInt16BE(known ? 0x8180 : 0x8183, 2);
  head.writeUInt16BE(known && isA ? 1 : 0, 6);
  head.writeUInt32BE(0, 8);
  const answer = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 5, 0, 4, 127, 0, 0, 1]);
  socket.send(Buffer.concat([head, query.subarray(12, end), ...(known && isA ? [answer] : [])]), port, address);
});
socket.bind(5353, '127.0.0.1');
