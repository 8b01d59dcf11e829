"""No new connections on a listening socket, while those that exist are still accepted.

Closing a listening socket resets connections that the system has accepted and we have not. So
newcomers are turned away first: on Linux by a packet filter that drops every request to connect.
"""

from __future__ import annotations

import ctypes
import socket
import struct
import sys
from contextlib import suppress

_SO_ATTACH_FILTER = 26
_TCP_FLAGS_AT = 13
_SYN = 0x02
_PROGRAM = (
    (0x30, 0, 0, _TCP_FLAGS_AT),  # load the byte with the flags
    (0x45, 0, 1, _SYN),  # if it asks to connect, go on, else skip one
    (0x06, 0, 0, 0),  # drop
    (0x06, 0, 0, 0xFFFFFFFF),  # let pass
)


def turn_away(listening: socket.socket) -> None:
    """Whoever connects from now on is told nothing until the socket closes, and then refused."""
    if not sys.platform.startswith("linux"):
        return
    code = b"".join(struct.pack("HBBI", *step) for step in _PROGRAM)
    kept = ctypes.create_string_buffer(code)
    with suppress(OSError):  # a system that forbids it loses a connection in a thousand
        program = struct.pack("HL", len(_PROGRAM), ctypes.addressof(kept))
        listening.setsockopt(socket.SOL_SOCKET, _SO_ATTACH_FILTER, program)
