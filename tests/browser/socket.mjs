// Messages to and from a browser that tests drive through its own protocol: Node 20 has no WebSocket.
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { get } from "node:http";

/** A connection for texts, as RFC 6455 has it, to an address on this machine: Node 20 has none. */
export async function socket(address, hear) {
  const { hostname, port, pathname } = new URL(address);
  const request = get({ hostname, port, path: pathname, headers: {
    Connection: "Upgrade", Upgrade: "websocket",
    "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": randomBytes(16).toString("base64"),
  } });
  const [, stream, first] = await once(request, "upgrade");
  let bytes = first;
  let text = "";
  const read = (more) => {
    bytes = Buffer.concat([bytes, more]);
    for (;;) {
      if (bytes.length < 2) return;
      const short = bytes[1] & 127;
      const head = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (bytes.length < head) return;
      const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
      if (bytes.length < head + length) return;
      text += bytes.toString("utf8", head, head + length);
      if (bytes[0] & 128) {
        hear(text);
        text = "";
      }
      bytes = bytes.subarray(head + length);
    }
  };
  stream.on("data", read).on("error", () => {});
  read(Buffer.alloc(0));
  return (message) => {
    const body = Buffer.from(message);
    const short = body.length < 126;
    const head = Buffer.alloc(short ? 2 : 4);
    head[0] = 129;
    head[1] = 128 | (short ? body.length : 126);
    if (!short) head.writeUInt16BE(body.length, 2);
    // Firefox takes a mask of zeros for none, and does not listen.
    const mask = randomBytes(4);
    stream.write(Buffer.concat([head, mask, body.map((byte, i) => byte ^ mask[i % 4])]));
  };
}
