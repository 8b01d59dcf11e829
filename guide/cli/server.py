"""waitress, with limits for slow visitors, and an end at which every request is answered."""

from __future__ import annotations

import logging
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher, WSGITask

from guide.cli.newcomers import turn_away

THREADS = 8
MOST_CONNECTIONS = 1000
FILES_FOR_OTHERS = 200
SECONDS_IDLE = 30
SECONDS_TO_ASK = 20
"""From the first byte of a request to its last."""

SECONDS_TO_FINISH = 18
"""For requests that were accepted before the end; whoever stops us usually waits for 30."""

SECONDS_OF_FAREWELL = 1.0
"""At the end an idle connection is kept so long: a request may be on its way."""

SECONDS_FOR_THE_FIRST = 3.0
"""At the end, for a connection that has not asked anything yet."""

LARGEST_HEAD = 64 * 1024
LARGEST_BODY = 64 * 1024


class _Task(WSGITask):  # type: ignore[misc]  # waitress ships no types
    """At the end every answer tells the visitor that the connection closes."""

    def build_response_header(self) -> Any:
        if self.channel.server.is_closing:
            self.request.headers["CONNECTION"] = "close"
        return super().build_response_header()


class _Channel(HTTPChannel):  # type: ignore[misc]  # waitress ships no types
    task_class = _Task
    asking_since = 0.0

    def received(self, data: bytes) -> Any:
        if self.request is None:
            self.asking_since = time.monotonic()
        return super().received(data)

    @property
    def is_working(self) -> bool:
        return bool(self.requests or self.total_outbufs_len or self.close_when_flushed)

    @property
    def is_idle(self) -> bool:
        return self.request is None and not self.is_working

    def is_too_slow(self, now: float) -> bool:
        asks = self.request is not None and not self.requests
        return asks and now - self.asking_since > SECONDS_TO_ASK


class _Listener(TcpWSGIServer):  # type: ignore[misc]  # waitress ships no types
    channel_class = _Channel
    accepting: bool
    is_closing = False

    def maintenance(self, now: float) -> None:
        super().maintenance(now)
        moment = time.monotonic()
        for channel in self.active_channels.values():
            if channel.is_too_slow(moment):
                channel.will_close = True

    def begin_to_close(self) -> None:
        """From now on every answer closes its connection, and newcomers are turned away."""
        self.is_closing = True
        turn_away(self.socket)

    def stop_listening(self) -> None:
        """Take over whoever has connected already, and close the door."""
        if self.accepting:
            known = -1
            while len(self.active_channels) != known:
                known = len(self.active_channels)
                self.handle_accept()
            self.accepting = False
            wasyncore.dispatcher.close(self)

    def dismiss_idle(self, *, also_new: bool) -> None:
        """Close the connections on which nobody asks and nobody answers."""
        for channel in self.active_channels.values():
            if channel.is_idle and (also_new or channel.asking_since):
                channel.will_close = True


class Server:
    """Serves one WSGI application on a bound socket until it is told to stop."""

    def __init__(
        self, application: Callable[..., Any], bound: socket.socket, *, believes_proxies: bool
    ) -> None:
        adjustments = Adjustments(
            sockets=[bound],
            threads=THREADS,
            connection_limit=_most_connections(),
            channel_timeout=SECONDS_IDLE,
            cleanup_interval=5,
            max_request_header_size=LARGEST_HEAD,
            max_request_body_size=LARGEST_BODY,
            clear_untrusted_proxy_headers=not believes_proxies,
            log_socket_errors=False,
            ident="",
        )
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a queue is no news
        self._map: dict[int, Any] = {}
        self._workers = ThreadedTaskDispatcher()
        self._workers.set_thread_count(THREADS)
        self._listener = _Listener(
            application,
            self._map,
            _sock=bound,
            dispatcher=self._workers,
            adj=adjustments,
            bind_socket=False,
            sockinfo=(bound.family, bound.type, bound.proto, bound.getsockname()),
        )
        self._stops = 0

    def stop(self) -> None:
        """Come to an end in order; a second call does not wait for anybody. Safe in a signal."""
        self._stops += 1
        with suppress(OSError):  # the end may be over already
            self._listener.pull_trigger()

    def run(self) -> bool:
        """Serve until told to stop; whether every accepted request was answered."""
        while not self._stops:
            self._turn(1.0)
        finished = self._finish()
        self._workers.shutdown(timeout=1)
        wasyncore.close_all(self._map, ignore_all=True)
        return finished

    def _finish(self) -> bool:
        listener, start = self._listener, time.monotonic()
        listener.begin_to_close()
        while (listener.accepting or listener.active_channels) and self._stops < 2:
            spent = time.monotonic() - start
            if spent > SECONDS_TO_FINISH:
                break
            if spent > SECONDS_OF_FAREWELL:
                listener.stop_listening()
                listener.dismiss_idle(also_new=spent > SECONDS_FOR_THE_FIRST)
            self._turn(0.05)
        return not any(channel.is_working for channel in listener.active_channels.values())

    def _turn(self, seconds: float) -> None:
        wasyncore.loop(seconds, use_poll=True, map=self._map, count=1)


def _most_connections() -> int:
    """Every connection is an open file; the system allows only so many."""
    try:
        import resource
    except ImportError:  # Windows counts them differently
        return MOST_CONNECTIONS
    allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return max(20, min(MOST_CONNECTIONS, allowed - FILES_FOR_OTHERS))
