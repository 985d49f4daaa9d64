"""A WebRTC viewer of GStreamer: offers to receive a codec, posts the offer to a URL, and decodes.

Arguments: the URL, VP8 or H264 or H264-PLAIN (which says nothing of profiles and packets), and how many pictures. Prints the size of the pictures when it has decoded so many.
"""

import json
import sys
import urllib.request

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstSdp", "1.0")
gi.require_version("GstWebRTC", "1.0")
from gi.repository import GLib, Gst, GstSdp, GstWebRTC

url, codec, wanted = sys.argv[1], sys.argv[2], int(sys.argv[3])
CAPS = {
    "VP8": "application/x-rtp,media=video,encoding-name=VP8,clock-rate=90000,payload=96",
    "H264": "application/x-rtp,media=video,encoding-name=H264,clock-rate=90000,payload=96,"
    "packetization-mode=(string)1,profile-level-id=(string)42e01f",
    "H264-PLAIN": "application/x-rtp,media=video,encoding-name=H264,clock-rate=90000,payload=127",
}

Gst.init(None)
loop = GLib.MainLoop()
pipeline = Gst.Pipeline()
peer = Gst.ElementFactory.make("webrtcbin")
if peer is None:
    sys.exit("GStreamer has no webrtcbin: is gstreamer1.0-plugins-bad installed?")
peer.set_property("bundle-policy", GstWebRTC.WebRTCBundlePolicy.MAX_BUNDLE)
peer.set_property("latency", 0)
pipeline.add(peer)
pictures = 0


def on_picture(sink, buffer, pad):
    global pictures
    pictures += 1
    if pictures == wanted:
        picture = pad.get_current_caps().get_structure(0)
        print(f"{picture.get_int('width')[1]}x{picture.get_int('height')[1]}", flush=True)
        loop.quit()


def on_decoded(decoder, pad):
    sink = Gst.ElementFactory.make("fakesink")
    sink.set_property("signal-handoffs", True)
    sink.connect("handoff", on_picture)
    pipeline.add(sink)
    sink.sync_state_with_parent()
    pad.link(sink.get_static_pad("sink"))


def on_stream(element, pad):
    decoder = Gst.ElementFactory.make("decodebin")
    decoder.connect("pad-added", on_decoded)
    pipeline.add(decoder)
    decoder.sync_state_with_parent()
    pad.link(decoder.get_static_pad("sink"))


def on_offer(promise):
    reply = promise.get_reply()
    offer = reply.get_value("offer")
    text = offer.sdp.as_text()
    peer.emit("set-local-description", offer, Gst.Promise.new())
    body = json.dumps({"type": "offer", "sdp": text}).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
    answer = json.load(urllib.request.urlopen(request))["sdp"]
    _, sdp = GstSdp.SDPMessage.new_from_text(answer)
    description = GstWebRTC.WebRTCSessionDescription.new(GstWebRTC.WebRTCSDPType.ANSWER, sdp)
    peer.emit("set-remote-description", description, Gst.Promise.new())


peer.connect("pad-added", on_stream)
peer.connect(
    "on-negotiation-needed",
    lambda element: element.emit("create-offer", None, Gst.Promise.new_with_change_func(on_offer)),
)
direction = GstWebRTC.WebRTCRTPTransceiverDirection.RECVONLY
peer.emit("add-transceiver", direction, Gst.Caps.from_string(CAPS[codec]))
pipeline.set_state(Gst.State.PLAYING)
loop.run()
pipeline.set_state(Gst.State.NULL)
