"""An RTSP server with a moving ball: H.264 at /h264, motion JPEG at /jpeg, at 127.0.0.1.

/udp is H.264 too, and is sent over UDP alone.

Prints the port it listens at, which it chooses itself. With a user and a password as arguments it wants them.
"""

import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer

PICTURES = "videotestsrc is-live=true pattern=ball ! video/x-raw,format=I420,width=320,height=240,framerate=25/1"
H264 = "x264enc tune=zerolatency key-int-max=10 ! rtph264pay name=pay0 pt=96 config-interval=-1"
STREAMS = {
    "/h264": H264,
    "/udp": H264,
    "/jpeg": "jpegenc ! rtpjpegpay name=pay0 pt=26",
}

Gst.init(None)
server = GstRtspServer.RTSPServer()
server.set_address("127.0.0.1")
server.set_service("0")

if len(sys.argv) > 2:
    auth = GstRtspServer.RTSPAuth()
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "viewer")
    auth.add_basic(GstRtspServer.RTSPAuth.make_basic(sys.argv[1], sys.argv[2]), token)
    server.set_auth(auth)

for path, encode in STREAMS.items():
    factory = GstRtspServer.RTSPMediaFactory()
    factory.set_launch(f"( {PICTURES} ! {encode} )")
    factory.set_shared(path != "/udp")
    if path == "/udp":
        factory.set_protocols(GstRtsp.RTSPLowerTrans.UDP)
    if len(sys.argv) > 2:
        permissions = GstRtspServer.RTSPPermissions()
        permissions.add_permission_for_role("viewer", "media.factory.access", True)
        permissions.add_permission_for_role("viewer", "media.factory.construct", True)
        factory.set_permissions(permissions)
    server.get_mount_points().add_factory(path, factory)

server.attach(None)
print(server.get_bound_port(), flush=True)
GLib.MainLoop().run()
