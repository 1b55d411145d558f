"""The bare outside: takes every POST and gives it a number; a GET tells how many came, of how many bytes. Prints
its port.

A few lines over a socket, so that what is measured is the one who posts.
"""

import asyncio
import sys

_POST = b"POST"
_LENGTH = b"content-length:"


class Counted:
    posts = 0
    size = 0


class Receiver(asyncio.Protocol):
    """Just enough HTTP for a client that keeps its connection and says how long its body is."""

    def __init__(self, counted: Counted) -> None:
        self._counted = counted
        self._waiting = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._waiting += data
        while True:
            head, found, rest = self._waiting.partition(b"\r\n\r\n")
            length = _length(head)
            if not found or len(rest) < length:
                return
            self._waiting = rest[length:]
            if head.startswith(_POST):
                self._counted.posts += 1
                self._counted.size += length
                body = b'{"ok":true,"channel":"C1","ts":"%d"}' % self._counted.posts
            else:
                body = b'{"ok":true,"posts":%d,"size":%d}' % (self._counted.posts, self._counted.size)
            self._transport.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                % (len(body), body)
            )


def _length(head: bytes) -> int:
    _, found, rest = head.lower().partition(_LENGTH)
    return int(rest.partition(b"\r\n")[0]) if found else 0


async def main() -> None:
    counted = Counted()
    server = await asyncio.get_running_loop().create_server(lambda: Receiver(counted), "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
