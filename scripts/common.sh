# What ./video-streamer, ./check and ./bench have in common. POSIX sh, sourced; expects $root, the checkout's folder.

say() {
    printf '%s\n' "$*" >&2
}

die() {
    say "video-streamer: $*"
    exit 1
}

# Installs the Debian packages named, or says how to.
install_packages() {
    if ! command -v apt-get >/dev/null 2>&1; then
        die "please install: $*"
    fi
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root=sudo
    else
        die "some programs are missing; as root, run: apt-get install -y --no-install-recommends $*"
    fi
    say "installing $*"
    $as_root apt-get update -qq >&2 || say "the package lists could not be refreshed; trying with the old ones"
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$@" >&2 ||
        die "the packages could not be installed: $*"
}

# need COMMAND PACKAGE [COMMAND PACKAGE ...]: installs the packages of the commands that are missing, all at once.
need() {
    missing=
    while [ $# -gt 0 ]; do
        command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
        shift 2
    done
    # The names are ours and hold no spaces.
    # shellcheck disable=SC2086
    [ -z "$missing" ] || install_packages $missing
}

# need_packages PACKAGE ...: the same for packages that bring no command of their own.
need_packages() {
    missing=
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
    done
    # shellcheck disable=SC2086
    [ -z "$missing" ] || install_packages $missing
}

# Sets $java and $java_release, the text that tells one Java from another.
find_java() {
    if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
        java=$JAVA_HOME/bin/java
    else
        java=$(command -v java) || java=
    fi
    [ -n "$java" ] || return 1
    java=$(readlink -f "$java")
    java_release=$java
    java_major=17
    release=${java%/bin/java}/release
    if [ -r "$release" ]; then
        while IFS= read -r line; do
            case $line in
            JAVA_VERSION=*)
                java_major=${line#*\"}
                java_major=${java_major%%[.\"]*}
                ;;
            JAVA_RUNTIME_VERSION=*) java_release="$java $line" ;;
            esac
        done <"$release"
    fi
}

# Sets the positional parameters' worth of Java options in $java_options and the class path in $class_path.
java_setup() {
    class_path=$root/target/video-streamer.jar
    for jar in "$root"/target/lib/*.jar; do
        class_path=$class_path:$jar
    done
    # Serial collection: the heap holds next to nothing, pictures live outside it.
    java_options="-XX:+UseSerialGC -Xms48m -Xmx1g -Xss512k -Xlog:disable -Xlog:all=error:stderr"
    java_options="$java_options --enable-native-access=ALL-UNNAMED"
    # Netty would load the whole flight recorder at start for events that nobody records.
    java_options="$java_options -Dio.netty.jfr.enabled=false"
    if [ "$java_major" -ge 24 ]; then
        java_options="$java_options --sun-misc-unsafe-memory-access=allow"
    fi
    # OpenCV brings a linear algebra library that would keep a thread and its memory for every core.
    export OPENBLAS_NUM_THREADS=1
    # Few arenas: memory that one thread frees is there for the next.
    export MALLOC_ARENA_MAX=2
}

archive=target/video-streamer.jsa

# Whether what is built is newer than everything it is built from.
is_built() {
    [ -f "$root/target/.built" ] &&
        [ -z "$(find "$root/pom.xml" "$root/src/main" "$root/web" \
            \( -name node_modules -o -name dist \) -prune -o -type f -newer "$root/target/.built" -print -quit 2>/dev/null)" ]
}

# Builds what is not there or not current. Two starts at once build once.
build() {
    need java openjdk-17-jdk-headless javac openjdk-17-jdk-headless mvn maven node nodejs npm npm
    node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' ||
        die "the page is built with Node.js 20.19 or newer; this is $(node --version)"
    mkdir -p "$root/target" 2>/dev/null || die "cannot write to $root/target, where the program is built"
    (
        flock 9
        if ! is_built; then
            say "building video-streamer; the first time takes a minute or two"
            started=$(mktemp "$root/target/.building.XXXXXX")
            (cd "$root" && mvn -q -B -DskipTests package >&2) || {
                rm -f "$started"
                die "the build failed; the messages above say why"
            }
            mv "$started" "$root/target/.built"
        fi
    ) 9>"$root/target/.lock" || exit 1
}

# Whether a class archive of this Java for this build was made, or tried in vain.
has_archive() {
    [ "$root/$archive.of" -nt "$root/target/video-streamer.jar" ] &&
        read -r of <"$root/$archive.of" 2>/dev/null && [ "$of" = "$java_release" ]
}

# Records the classes that a start loads, so that the next one maps them instead of reading and checking them.
make_archive() {
    [ -w "$root/target" ] || return 0
    (
        flock 9
        has_archive && exit 0
        rm -f "$root/$archive"
        # shellcheck disable=SC2086
        "$java" $java_options -XX:ArchiveClassesAtExit="$root/$archive" -XX:ErrorFile="$root/target/hs_err_%p.log" \
            -Dvideostreamer.natives="$root/target/natives" -cp "$class_path" \
            org.videostreamer.cli.Rehearsal >"$root/target/rehearsal.log" 2>&1 ||
            {
                say "the start could not be rehearsed, it will be slower; see $root/target/rehearsal.log"
                rm -f "$root/$archive"
            }
        printf '%s\n' "$java_release" >"$root/$archive.of"
    ) 9>"$root/target/.lock"
}
