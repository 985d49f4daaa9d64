# What the trials of the Debian package have in common. POSIX sh, sourced after bare-root.sh; expects $package, $port and $work.

configuration=/etc/video-streamer/config.yaml

[ -n "$package" ] || package=$(find "$root/target/package" -maxdepth 1 -name "video-streamer_*_$(dpkg --print-architecture).deb" 2>/dev/null | head -n 1)
[ -f "$package" ] || die "there is no package in target/package; run ./package"

# look HOW [NAME]: at a stream, by its bytes alone.
look() {
    python3 "$root/scripts/look_at.py" "$1" "$port" "${2:-test}"
}

# make_next FILE: the same package, newer, with another configuration.
make_next() {
    dpkg-deb -R "$package" "$work/next"
    sed -i 's/^Version: .*/&+1/' "$work/next/DEBIAN/control"
    echo '# Newer.' >>"$work/next$configuration"
    dpkg-deb --root-owner-group -Zgzip -z1 --build "$work/next" "$1" >/dev/null
    rm -rf "$work/next"
}
