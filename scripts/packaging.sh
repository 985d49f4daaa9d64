# What ./package does. POSIX sh, sourced after common.sh; works in $work, puts into $out.

# Sets by $architecture, or without it by this machine, what depends on it: $machine, $profile of Maven and
# $native_files.
choose_machine() {
    here=$(dpkg --print-architecture)
    architecture=${architecture:-$here}
    case $architecture in
    amd64) machine=x86_64 profile='!linux-arm64' ;;
    arm64) machine=aarch64 profile=linux-arm64 ;;
    *) die "packages are made for amd64 and arm64, and not for $architecture" ;;
    esac
    native_files=target/natives
    if [ "$architecture" != "$here" ]; then
        native_files=target/natives-$architecture
        say "unpacking the native libraries for $architecture"
        JAVA_HOME=$java_home watched maven_says mvn -B -Dstyle.color=never "-P$profile" \
            dependency:unpack-dependencies@unpack-natives dependency:unpack-dependencies@unpack-epoll \
            "-Dnatives.directory=$root/$native_files" || die "there are no native libraries for $architecture"
    fi
}

# Sets $version, its forms for Debian and Python, and SOURCE_DATE_EPOCH, by which all dates are written.
# Between releases (tags v1.2.3) the version has the commit's time and name, so that each is newer than those before it.
name_version() {
    version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' pom.xml)
    debian_version=$version
    python_version=$version
    if git rev-parse --verify -q HEAD >/dev/null 2>&1; then
        SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
        if ! git describe --tags --exact-match --match "v$version" >/dev/null 2>&1; then
            moment=$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y%m%d%H%M%S)
            debian_version=$version~$moment.$(git rev-parse --short=8 HEAD)
            python_version=$version.dev$moment
        fi
        if [ -n "$(git status --porcelain)" ]; then
            say "what no commit holds is packaged too; the version tells of that"
            debian_version=$debian_version.changed
            python_version=$python_version+changed
        fi
    else
        # Sources without their history have the date of the build's own files.
        SOURCE_DATE_EPOCH=$(date -u -d "$(sed -n 's|.*<project.build.outputTimestamp>\(.*\)<.*|\1|p' pom.xml)" +%s)
    fi
    export SOURCE_DATE_EPOCH
    version=$debian_version
}

# The bill of materials. Beside the build and not in it: who only starts the program does not need it.
list_components() {
    say "  listing the components"
    JAVA_HOME=$java_home watched maven_says mvn -B -Dstyle.color=never "-P$profile" \
        org.cyclonedx:cyclonedx-maven-plugin:makeBom ||
        die "the components could not be listed; $root/target/build.log says why"
    [ -f target/third-party/sbom.json ] || die "there is no list of the components"
}

# fill FILE TARGET WORD=VALUE ...: writes the file with a value for each @word@.
fill() {
    file=$1
    target=$2
    shift 2
    cp "$file" "$target"
    for pair in "$@"; do
        # The values are ours and hold no |.
        sed -i "s|@${pair%%=*}@|${pair#*=}|g" "$target"
    done
}

# The program's own Java. It brings no authorities of certificates: those of the build's machine may be its alone, and the
# launcher names those of the system.
make_runtime() {
    say "  making the Java that runs it"
    modules=$(grep -v '^#' packaging/modules | tr '\n' ',')
    jmods=$java_home/jmods
    [ "$architecture" = "$here" ] || fetch_jmods
    # --compress=0: the package compresses better as a whole, and the start is faster.
    "$java_home/bin/jlink" --module-path "$jmods" --add-modules "${modules%,}" --compress=0 --no-header-files --no-man-pages \
        --output "$1"
    rm -f "$1/lib/security/cacerts"
}

# Sets $jmods to the modules of a Java for $architecture: those of Debian's package of the same release as our own Java. They are
# fetched beside what this machine's apt knows and has.
fetch_jmods() {
    apt=$work/apt
    mkdir -p "$apt/lists/partial" "$apt/archives/partial"
    : >"$apt/status"
    set -- -q -o "APT::Architecture=$architecture" -o "APT::Architectures=$architecture" -o "Dir::State=$apt" \
        -o "Dir::State::lists=$apt/lists" -o "Dir::State::status=$apt/status" -o "Dir::Cache=$apt" -o APT::Sandbox::User=root
    watched apt_says apt-get "$@" update && (cd "$apt" && watched apt_says apt-get "$@" download \
        "openjdk-$java_major-jdk-headless:$architecture") && dpkg-deb -x "$apt"/openjdk-*.deb "$apt/java" ||
        die "there is no Java $java_major for $architecture in the package sources of this machine"
    jmods=$(dirname "$(find "$apt/java" -name java.base.jmod)")
}

# lay_out FOLDER: the program as it is installed, wherever that is.
lay_out() {
    mkdir -p "$1/lib" "$1/natives"
    make_runtime "$1/runtime"
    say "  laying out the program"
    python3 packaging/store_jars.py target/lib "$1/lib" "$SOURCE_DATE_EPOCH"
    python3 packaging/store_jars.py target "$1" "$SOURCE_DATE_EPOCH"
    for file in "$native_files"/*.so "$native_files"/*.so.*; do
        [ ! -f "$file" ] || cp "$file" "$1/natives/"
    done
    # They find each other beside themselves, and nowhere else.
    patchelf --set-rpath '$ORIGIN' "$1"/natives/*
    chmod 0644 "$1"/natives/*
    cp scripts/java-options.sh "$1/"
    cp packaging/prepare "$1/"
    cp packaging/launcher "$1/video-streamer"
    chmod 0755 "$1/prepare" "$1/video-streamer"
}

# Makes files and folders of $1 the same whoever made them and when.
settle() {
    chmod -R u=rwX,go=rX "$1"
    find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
}

make_man_page() {
    "$java" -cp target/video-streamer.jar org.videostreamer.cli.ManPage "$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%d)"
}

# The program where Debian has its place, in $deb.
lay_out_for_debian() {
    deb=$work/deb
    home=$deb/usr/lib/video-streamer
    doc=$deb/usr/share/doc/video-streamer
    mkdir -p "$deb/DEBIAN" "$deb/usr/bin" "$deb/usr/lib/systemd/system" "$deb/usr/lib/sysusers.d" \
        "$deb/usr/share/man/man1" "$deb/usr/share/lintian/overrides" "$deb/etc/video-streamer" \
        "$deb/var/cache/video-streamer" "$doc"
    cp -a "$work/program" "$home"
    fill packaging/settings.sh "$home/settings.sh" "java_major=$java_major" \
        "plugins=/usr/local/lib/video-streamer/plugins" "cache=/var/cache/video-streamer"
    ln -s ../lib/video-streamer/video-streamer "$deb/usr/bin/video-streamer"
    cp packaging/debian/video-streamer.service "$deb/usr/lib/systemd/system/"
    cp packaging/debian/video-streamer.sysusers "$deb/usr/lib/sysusers.d/video-streamer.conf"
    cp packaging/debian/lintian-overrides "$deb/usr/share/lintian/overrides/video-streamer"
    cp packaging/config.yaml "$deb/etc/video-streamer/"
    make_man_page | gzip -9n >"$deb/usr/share/man/man1/video-streamer.1.gz"
    cp target/third-party/THIRD-PARTY.txt target/third-party/sbom.json "$doc/"
    gzip -9nc CHANGELOG.md >"$doc/CHANGELOG.md.gz"
    # In Debian's form, which tells no more than that.
    printf 'video-streamer (%s) unstable; urgency=medium\n\n  * See CHANGELOG.md.gz.\n\n -- %s  %s\n' "$debian_version" \
        "$(sed -n 's/^Maintainer: //p' packaging/debian/control)" "$(date -u -R -d "@$SOURCE_DATE_EPOCH")" |
        gzip -9n >"$doc/changelog.gz"
    # Debian's form of a text: a blank at the head of each line, a dot in an empty one.
    sed 's/^$/./; s/^/ /' LICENSE >"$work/licence"
    sed -e "/@licence@/r $work/licence" -e '/@licence@/d' packaging/debian/copyright >"$doc/copyright"
    elsewhere=
    # Of what FFmpeg needs, its archive for arm64 holds less.
    [ "$architecture" != arm64 ] || elsewhere="libva2, libva-drm2, libdrm2, "
    settle "$deb"
    fill packaging/debian/control "$deb/DEBIAN/control" "version=$debian_version" "architecture=$architecture" \
        "installed_size=$(find "$deb" -type f -printf '%s\n' | awk '{ sum += int(($1 + 1023) / 1024) } END { print sum }')" \
        "bundled_elsewhere=$elsewhere"
    cp packaging/debian/conffiles packaging/debian/postinst packaging/debian/prerm packaging/debian/postrm "$deb/DEBIAN/"
    (cd "$deb" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum >DEBIAN/md5sums)
    chmod 0755 "$deb/DEBIAN/postinst" "$deb/DEBIAN/prerm" "$deb/DEBIAN/postrm"
    settle "$deb/DEBIAN"
    touch -d "@$SOURCE_DATE_EPOCH" "$deb"
}

# The same in a folder of its own, $work/$name.
lay_out_for_others() {
    name=video-streamer-$python_version-linux-$machine
    folder=$work/$name
    mv "$work/program" "$folder"
    fill packaging/settings.sh "$folder/settings.sh" "java_major=$java_major" 'plugins=$home/plugins' 'cache=$home/cache'
    mkdir -p "$folder/doc" "$folder/licences" "$folder/plugins"
    cp packaging/tarball/README "$folder/"
    cp LICENSE "$folder/LICENSE"
    cp packaging/config.yaml "$folder/doc/config.yaml"
    cp packaging/debian/video-streamer.service "$folder/doc/video-streamer.service"
    sed -i 's|/usr/bin/video-streamer|/opt/video-streamer/video-streamer|; /^Documentation=/d' \
        "$folder/doc/video-streamer.service"
    make_man_page >"$folder/doc/video-streamer.1"
    cp target/third-party/THIRD-PARTY.txt target/third-party/sbom.json "$folder/licences/"
    for licence in Apache-2.0 GPL-2 GPL-3 LGPL-2.1 LGPL-3 MPL-2.0; do
        [ ! -f "/usr/share/common-licenses/$licence" ] || cp "/usr/share/common-licenses/$licence" "$folder/licences/"
    done
    settle "$folder"
}

# Both at once: each keeps a core busy for long.
pack() {
    say "  packing for Debian and as a tarball; that takes some minutes"
    dpkg-deb --root-owner-group -Zxz -z6 --build "$deb" "$out/video-streamer_${debian_version}_$architecture.deb" >/dev/null &
    packing=$!
    # With two threads xz packs in blocks, and the same blocks with more.
    tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner --format=gnu -I 'xz -6 -T2' -cf "$out/$name.tar.xz" "$name"
    wait "$packing" || die "dpkg-deb could not pack"
}

make_wheel() {
    say "  packing for Python"
    python3 packaging/make_wheel.py packaging/wheel LICENSE "$python_version" "$SOURCE_DATE_EPOCH" "$out"
}

# What docker build needs, in one folder.
gather_image() {
    mkdir -p "$out/image"
    cp packaging/image/* "$out/image/"
    ln "$out/video-streamer_${debian_version}_$architecture.deb" "$out/image/video-streamer.deb"
}

gather_conda() {
    mkdir -p "$out/conda"
    sum=$(sha256sum "$out"/*.tar.xz)
    cp -R packaging/wheel "$out/conda/"
    fill packaging/conda/meta.yaml "$out/conda/meta.yaml" "version=$python_version" "sha256=${sum%% *}"
}
