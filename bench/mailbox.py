"""A mail server that keeps what it is given: just enough SMTP for Django to send to it."""

import asyncio
import threading
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message


@dataclass(frozen=True)
class Mail:
    """A mail as it came in, and the address on its envelope."""

    recipient: str
    message: Message


class Mailbox:
    """Listens on `port` of this machine, in a thread of its own, until the context ends; `mails` grows meanwhile."""

    def __enter__(self):
        self.mails = []
        self._loop = asyncio.new_event_loop()
        self._server = self._loop.run_until_complete(asyncio.start_server(self._talk, "127.0.0.1", 0))
        self.port = self._server.sockets[0].getsockname()[1]
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        return self

    def __exit__(self, *error):
        self._loop.call_soon_threadsafe(self._loop.stop)

    async def _talk(self, reader, writer):
        recipient = ""
        try:
            await say(writer, "220 bench")
            while line := (await reader.readline()).decode().strip():
                command = line.split(":")[0].upper()
                if command == "RCPT TO":
                    recipient = line.split("<")[1].split(">")[0]
                if command == "DATA":
                    await say(writer, "354 go on")
                    body = await reader.readuntil(b"\r\n.\r\n")
                    self.mails.append(Mail(recipient, message_from_bytes(body)))
                await say(writer, "221 bye" if command == "QUIT" else "250 ok")
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # The sender was killed.
        finally:
            writer.close()


async def say(writer, answer):
    """Send one line to the other side."""
    writer.write(answer.encode() + b"\r\n")
    await writer.drain()
