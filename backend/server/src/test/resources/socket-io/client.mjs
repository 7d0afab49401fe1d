// The stock socket.io-client, driven by lines of JSON on standard input and telling what it hears by lines of JSON.
import { createInterface } from 'node:readline';
import { io } from 'socket.io-client';

const tell = (event, rest = {}) => console.log(JSON.stringify({ event, ...rest }));
const [address, options] = process.argv.slice(2);
const socket = io(address, { reconnection: false, ...JSON.parse(options) });

socket.on('connect', () => tell('connect'));
socket.on('frame', (frame) => tell('frame', { frame }));
socket.on('connect_error', (e) => tell('connect_error', { message: e.message, data: e.data }));
socket.on('disconnect', (reason) => tell('disconnect', { reason }));

// {"emit": command} or {"ask": command}, whose answer comes through the acknowledgement
createInterface({ input: process.stdin })
  .on('line', (line) => {
    const { emit, ask } = JSON.parse(line);
    if (emit) {
      socket.emit('command', emit);
    } else {
      socket.emit('command', ask, (answer) => tell('answer', { frame: answer }));
    }
  })
  .on('close', () => process.exit(0));
