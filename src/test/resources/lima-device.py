"""A device server that offers Lima's live video, without a database.

Arguments: port, device (a/b/c), and optionally:
  --size=WxH --fps=N  the picture, a grey card that numbers itself (Y8), and how often it changes
  --type=Bpp12S       deep pictures instead, with Lima's attributes image_type and image_sizes: samples that count up, and wrap
  --sizes=S,B,W,H     what image_sizes tells instead of the truth
  --hang-after=N      the picture with this number never comes
  --no-video          the device has no video attributes
  --database=PORT     tell the Tango database at this port of the machine where the device is

Prints "ready" once it answers.
"""

import os
import struct
import sys
import time

import tango
from tango import AttrWriteType, DevState
from tango.server import Device, attribute, run

port, name = sys.argv[1:3]
options = dict(argument[2:].partition("=")[::2] for argument in sys.argv[3:])
width, height = map(int, options.get("size", "320x240").split("x"))
fps = float(options.get("fps", "20"))
hang_after = int(options.get("hang-after", "-1"))
started = time.monotonic()


def newest():
    return int((time.monotonic() - started) * fps)


def strip(number):
    """32 cells along the lower edge: white, black, 24 bits of the number, 6 bits of check sum."""
    low = number & 0xFFFFFF
    check = ~((low >> 18) + (low >> 12) + (low >> 6) + low) & 0x3F
    word = 0b10 << 30 | low << 6 | check
    return bytes(255 if word >> (31 - x * 32 // width) & 1 else 0 for x in range(width))


image_type = options.get("type", "Bpp8")
signed = image_type.endswith("S")
bits = int(image_type[3:].rstrip("S"))
sample_bytes = 1 if bits <= 8 else 2 if bits <= 16 else 4
sizes = [int(size) for size in options.get("sizes", f"{int(signed)},{sample_bytes},{width},{height}").split(",")]


def header(mode, number):
    return struct.pack(">IHHqiiHHHH", 0x5644454F, 1, mode, number, width, height, 0, 32, 0, 0)


def deep_image(number):
    letter = {1: "b", 2: "h", 4: "i"}[sample_bytes]
    letter = letter if signed else letter.upper()
    lowest = -(1 << bits - 1) if signed else 0
    counts = [lowest + (number + at * 257) % (1 << bits) for at in range(width * height)]
    return header({1: 0, 2: 1, 4: 2}[sample_bytes], number) + struct.pack(f"<{len(counts)}{letter}", *counts)


def image(number):
    row = bytes(x * 255 // width for x in range(width))
    strip_rows = height // 16
    return header(0, number) + row * (height - strip_rows) + strip(number) * strip_rows


class Plain(Device):
    def init_device(self):
        super().init_device()
        self.set_state(DevState.ON)


class Camera(Plain):
    @attribute(dtype="DevLong64")
    def video_last_image_counter(self):
        return newest()

    @attribute(dtype="DevEncoded")
    def video_last_image(self):
        number = newest()
        if 0 <= hang_after <= number:
            time.sleep(3600)
        return "VIDEO_IMAGE", image(number)


class Deep(Camera):
    @attribute(dtype="DevEncoded")
    def video_last_image(self):
        return "VIDEO_IMAGE", deep_image(newest())

    @attribute(dtype=str)
    def image_type(self):
        return image_type

    @attribute(dtype=("DevULong",), max_dim_x=4)
    def image_sizes(self):
        return sizes


class Plainest(Plain):
    @attribute(dtype="DevLong64")
    def something_else(self):
        return 1


def announce():
    util = tango.Util.instance()
    database = tango.Database("127.0.0.1", int(options["database"]))
    info = tango.DbDevInfo()
    info.server, info._class, info.name = "lima/test", served.__name__, name
    database.add_device(info)
    address = tango.DbDevExportInfo()
    address.name, address.ior = name, util.get_device_ior(util.get_device_by_name(name))
    address.host, address.version, address.pid = "127.0.0.1", "5", os.getpid()
    database.export_device(address)


def up():
    if "database" in options:
        announce()
    print("ready", flush=True)


served = Plainest if "no-video" in options else Deep if "type" in options else Camera
arguments = ["lima", "test", "-nodb", "-dlist", f"{served.__name__}::{name}", "-ORBendPoint", f"giop:tcp:127.0.0.1:{port}"]
run((served,), args=arguments, msg_stream=None, post_init_callback=up)
