// The peer of the fan-out benchmark: npm ws doing what the streams do, the way ws's documentation does it.
// Clients authenticate and subscribe to books; each tick every book has a new frame, encoded once, for whoever
// subscribed to it. A client that reads too slowly is left out until it has caught up.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { WebSocketServer } from 'ws';

const MOST_BUFFERED = 64 * 1024;
const frames = JSON.parse(readFileSync(process.argv[2], 'utf8')).map((topic) =>
  topic.map((frame) => frame.split(/(?<="sequence":)\d+/)),
);
const rooms = frames.map(() => new Set());
const next = frames.map(() => 0);
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });

server.on('connection', (socket) => {
  socket.on('message', (data) => {
    const command = JSON.parse(data);
    if (command.op === 'subscribe') {
      const room = Number(command.instrument.slice('sim:B'.length, -'-USDT'.length));
      rooms[room].add(socket);
    }
    socket.send(JSON.stringify({ type: 'ack', id: command.id }));
  });
  socket.on('close', () => rooms.forEach((room) => room.delete(socket)));
  socket.on('error', () => socket.terminate());
});

function publish(room) {
  const [before, after] = frames[room][next[room]++ % frames[room].length];
  const message = Buffer.from(before + process.hrtime.bigint() + after);
  for (const socket of rooms[room]) {
    if (socket.bufferedAmount < MOST_BUFFERED) {
      socket.send(message, { binary: false });
    }
  }
}

let mode = 0;
let timer;
function flatOut(mine) {
  if (mode === mine) {
    rooms.forEach((_, room) => publish(room));
    setImmediate(flatOut, mine);
  }
}

// "max", "pause" or the number of rounds a second in which every book changes once
createInterface({ input: process.stdin })
  .on('line', (line) => {
    mode++;
    clearInterval(timer);
    if (line === 'max') {
      flatOut(mode);
    } else if (line !== 'pause') {
      let room = 0;
      timer = setInterval(() => publish(room++ % rooms.length), 1000 / Number(line) / rooms.length);
    }
  })
  .on('close', () => process.exit(0));

server.on('listening', () => console.log(`ready ${server.address().port}`));
