# The programs of others that ./check and ./bench measure ours with: installs what is missing.

need_peers() {
    need ip iproute2 chromium chromium chromedriver chromium-driver python3 python3
    # An RTSP server to watch and a WebRTC viewer, GStreamer's, and a Tango device server and database of the Python world;
    # what the ffmpeg program of the tests and cameras at the machine need.
    need_packages gir1.2-gst-rtsp-server-1.0 python3-gi gstreamer1.0-plugins-good gstreamer1.0-plugins-ugly \
        gir1.2-gst-plugins-bad-1.0 gstreamer1.0-plugins-bad gstreamer1.0-nice python3-tango python3-gevent \
        'libasound2t64|libasound2' libpulse0 libxcb-shm0 libxcb1
}
