# The programs of others that ./check, ./bench and ./soak try ours with: installs what is missing.

need_peers() {
    need ip iproute2 chromium chromium chromedriver chromium-driver python3 python3 \
        firefox-esr firefox-esr WebKitWebDriver webkit2gtk-driver Xvfb xvfb \
        redis-check-rdb redis-tools
    # An RTSP server to watch and a WebRTC viewer, GStreamer's, and a Tango device server and database of the Python world;
    # what the ffmpeg program of the tests and cameras at the machine need.
    need_packages gir1.2-gst-rtsp-server-1.0 python3-gi gstreamer1.0-plugins-good gstreamer1.0-plugins-ugly \
        gir1.2-gst-plugins-bad-1.0 gstreamer1.0-plugins-bad gstreamer1.0-nice python3-tango python3-gevent \
        'libasound2t64|libasound2' libpulse0 libxcb-shm0 libxcb1
    # What Firefox plays H.264 of a file with.
    need_packages 'libavcodec61|libavcodec60|libavcodec59|libavcodec58'
    need_nginx
}

# nginx, as a program alone: its package, installed, would begin to serve at port 80 of this machine.
need_nginx() {
    nginx=$root/target/nginx
    if [ -x /usr/sbin/nginx ] || [ -x "$nginx/usr/sbin/nginx" ]; then
        return 0
    fi
    command -v apt-get >/dev/null 2>&1 || die "please install nginx, and start again"
    mkdir -p "$nginx"
    say "fetching nginx for the tests"
    fetch_nginx || { can_install && watched apt_says $as_root apt-get update -q && fetch_nginx; } ||
        die "nginx could not be fetched; please install it, and start again"
}

# Which of its packages holds the program depends on the release.
fetch_nginx() {
    for package in nginx nginx-core nginx-light; do
        (cd "$nginx" && apt-get download -q "$package" >/dev/null 2>&1 && dpkg-deb -x "$package"_*.deb .) || continue
        [ ! -x "$nginx/usr/sbin/nginx" ] || return 0
    done
    return 1
}
