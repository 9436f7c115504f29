"""A real mail server for tests (python3-aiosmtpd): keeps what it takes, and behaves as the file "mode" in its folder says.

take: as it should. lose: says that it took the mail and keeps nothing. refuse: 550 for every receiver. later: 451 for every receiver.
slow: takes a mail after a minute. gone: 421 as soon as a mail begins.
"""
import asyncio
import json
import os
import sys

from aiosmtpd.controller import Controller

folder, port = sys.argv[1], int(sys.argv[2])


def mode():
    with open(os.path.join(folder, "mode"), encoding="utf-8") as file:
        return file.read().strip()


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, options):
        if mode() == "gone":
            return "421 4.3.2 Going down"
        envelope.mail_from = address
        return "250 2.1.0 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if mode() == "refuse":
            return f"550 5.1.1 <{address}>: no such mailbox"
        if mode() == "later":
            return f"451 4.7.1 <{address}>: try again later"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        if mode() == "slow":
            await asyncio.sleep(60)
        if mode() != "lose":
            with open(os.path.join(folder, "mails.jsonl"), "a", encoding="utf-8") as file:
                file.write(json.dumps({"to": envelope.rcpt_tos, "data": envelope.content.decode("utf-8", "replace")}) + "\n")
        return "250 2.0.0 Ok: queued as 4D2Q1"


controller = Controller(Handler(), hostname="127.0.0.1", port=port)
controller.start()
print("ready", flush=True)
sys.stdin.read()
controller.stop()
