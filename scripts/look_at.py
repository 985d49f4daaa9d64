"""Looks at a stream as a stranger would, by its bytes alone.

    python3 look_at.py first PORT NAME     waits until there is a picture (MJPEG), and prints after how many seconds
    python3 look_at.py both PORT NAME      takes some pictures as MJPEG and as MPEG-1 over the WebSocket, and judges them
    python3 look_at.py end PORT NAME       watches (MJPEG) until the server ends it; prints how many pictures, and how it ended
    python3 look_at.py status PORT PATH    prints the status with which the path is answered

With the variable CERTIFICATE, a file of PEM, it speaks TLS and trusts that certificate alone; AUTHORIZATION is sent as the
header of that name.
"""

import os
import socket
import ssl
import sys
import time

PACKET = 188
CERTIFICATE = os.environ.get("CERTIFICATE")
AUTHORIZATION = os.environ.get("AUTHORIZATION")


def connect(port):
    peer = socket.create_connection(("127.0.0.1", port), 20)
    if CERTIFICATE:
        peer = ssl.create_default_context(cafile=CERTIFICATE).wrap_socket(peer, server_hostname="localhost")
    return peer, peer.makefile("rb")


def ask(port, path, *headers):
    peer, answer = connect(port)
    if AUTHORIZATION:
        headers = (*headers, "Authorization: " + AUTHORIZATION)
    lines = [f"GET {path} HTTP/1.1", "Host: localhost", *headers, "", ""]
    peer.sendall("\r\n".join(lines).encode())
    status = answer.readline().split()
    if not status:
        raise ConnectionError("no answer")
    head = {}
    while line := answer.readline().strip():
        name, _, value = line.decode().partition(":")
        head[name.lower()] = value.strip()
    return status[1], head, answer


def chunks(head, answer):
    """The body's bytes, however they are sent; ends where the server ends it in order."""
    if head.get("transfer-encoding") != "chunked":
        while data := answer.read1(65536):
            yield data
        return
    while True:
        size = int(answer.readline() or b"-1", 16)
        if size < 0:
            raise EOFError
        data = answer.read(size + 2)[:-2]
        if size == 0:
            return
        yield data


def pictures(port, name):
    status, head, answer = ask(port, "/video/" + name)
    assert status == b"200", status
    kept = b""
    for data in chunks(head, answer):
        kept += data
        while True:
            begin = kept.find(b"\xff\xd8")
            end = kept.find(b"\xff\xd9", begin)
            if begin < 0 or end < 0:
                break
            yield kept[begin : end + 2]
            kept = kept[end + 2 :]


def messages(port, name):
    status, _, answer = ask(
        port,
        "/ws/" + name,
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    )
    assert status == b"101", status
    while True:
        kind, length = answer.read(2)
        if length == 126:
            length = int.from_bytes(answer.read(2), "big")
        elif length == 127:
            length = int.from_bytes(answer.read(8), "big")
        data = answer.read(length)
        if kind & 15 == 2:
            yield data


def size_of(video):
    """Of the sequence header of MPEG-1, which a decoder begins with."""
    at = video.find(b"\0\0\1\xb3")
    assert at >= 0, "no sequence header"
    packed = int.from_bytes(video[at + 4 : at + 7], "big")
    return packed >> 12, packed & 4095


def first(port, name):
    begin = time.monotonic()
    while True:
        try:
            next(pictures(port, name))
            break
        except OSError:
            time.sleep(0.002)
    print(f"{time.monotonic() - begin:.2f}")


def both(port, name):
    source = pictures(port, name)
    sizes = [len(next(source)) for _ in range(5)]
    assert min(sizes) > 1000, sizes
    source = messages(port, name)
    video = b""
    for _ in range(20):
        message = next(source)
        assert len(message) % PACKET == 0, len(message)
        packets = [message[i : i + PACKET] for i in range(0, len(message), PACKET)]
        assert all(packet[0] == 0x47 for packet in packets)
        video += message
    print("MJPEG: 5 pictures; MPEG-1: 20 messages, %d x %d" % size_of(video))


def end(port, name):
    count = 0
    how = "in order"
    try:
        for _ in pictures(port, name):
            count += 1
    except (OSError, EOFError) as fault:
        how = repr(fault)
    print(f"{count} pictures, then it ended {how}")


def status(port, path):
    print(ask(port, path)[0].decode())


if __name__ == "__main__":
    {"first": first, "both": both, "end": end, "status": status}[sys.argv[1]](int(sys.argv[2]), sys.argv[3])
