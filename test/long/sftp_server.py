"""An SFTP server on 127.0.0.1 for one user: `sftp_server.py FOLDER PASSWORD` prints its port."""

import asyncio
import sys

import asyncssh

FOLDER, PASSWORD = sys.argv[1:]


class Server(asyncssh.SSHServer):
    def password_auth_supported(self):
        return True

    def validate_password(self, username, password):
        return (username, password) == ("crewdb", PASSWORD)


async def main():
    server = await asyncssh.listen(
        "127.0.0.1",
        0,
        server_factory=Server,
        server_host_keys=[asyncssh.generate_private_key("ssh-ed25519")],
        sftp_factory=lambda channel: asyncssh.SFTPServer(channel, chroot=FOLDER),
    )
    print(server.get_port(), flush=True)
    await server.wait_closed()


asyncio.run(main())
