"""An RTSP server with a moving ball: H.264 at /h264, motion JPEG at /jpeg, at 127.0.0.1.

/udp is H.264 too, and is sent over UDP alone. /reordered has B-frames, /refreshed no keyframes but its first. /wide is
1280x720 with keyframes 2 s apart.

Prints the port it listens at, which it chooses itself unless RTSP_PORT names one. With a user and a password as arguments it wants them.
"""

import os
import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer

SOURCE = "videotestsrc is-live=true pattern=ball ! video/x-raw,format=I420,framerate=25/1"
PICTURES = SOURCE + ",width=320,height=240"
WIDE = SOURCE + ",width=1280,height=720"
H264 = "x264enc tune=zerolatency key-int-max=10 ! rtph264pay name=pay0 pt=96 config-interval=-1"
STREAMS = {
    "/h264": H264,
    "/udp": H264,
    "/reordered": "x264enc speed-preset=veryfast bframes=2 b-adapt=false key-int-max=10 rc-lookahead=4 ! video/x-h264,profile=main ! rtph264pay name=pay0 pt=96",
    "/refreshed": "x264enc tune=zerolatency intra-refresh=true key-int-max=10 ! rtph264pay name=pay0 pt=96",
    "/wide": "x264enc tune=zerolatency speed-preset=ultrafast bitrate=2000 key-int-max=50 ! rtph264pay name=pay0 pt=96",
    "/jpeg": "jpegenc ! rtpjpegpay name=pay0 pt=26",
}

Gst.init(None)
server = GstRtspServer.RTSPServer()
server.set_address("127.0.0.1")
server.set_service(os.environ.get("RTSP_PORT", "0"))

if len(sys.argv) > 2:
    auth = GstRtspServer.RTSPAuth()
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "viewer")
    auth.add_basic(GstRtspServer.RTSPAuth.make_basic(sys.argv[1], sys.argv[2]), token)
    server.set_auth(auth)

for path, encode in STREAMS.items():
    factory = GstRtspServer.RTSPMediaFactory()
    factory.set_launch(f"( {WIDE if path == '/wide' else PICTURES} ! {encode} )")
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
