# Builds the program and rehearses its start.

# Whether what is built is newer than everything it is built from.
is_built() {
    [ -f "$root/target/.built" ] &&
        [ -z "$(find "$root/pom.xml" "$root/src/main" "$root/page" \
            \( -name node_modules -o -name dist \) -prune -o -type f -newer "$root/target/.built" -print -quit 2>/dev/null)" ]
}

maven_says() {
    fetched=0
    while IFS= read -r line; do
        printf '%s\n' "$line" >>"$root/target/build.log"
        case $line in
        'Downloaded from '*)
            fetched=$((fetched + 1))
            [ $((fetched % 50)) != 0 ] || say "  $fetched files fetched"
            ;;
        *'[INFO] --- '*:exec*) say "  making the page" ;;
        *'[INFO] --- '*unpack-natives*) say "  unpacking the native libraries" ;;
        *'[INFO] --- '*:compile*) say "  compiling" ;;
        *'[INFO] --- '*:jar*) say "  packing" ;;
        *'[ERROR]'*) say "$line" ;;
        Download* | *'[INFO]'* | *'[WARNING]'* | '') ;;
        # What the page's build says.
        *) say "  $line" ;;
        esac
    done
}

# Builds what is not there or not current. Two starts at once build once.
build() {
    wanted=
    find_java javac || wanted=$jdk_packages
    command -v mvn >/dev/null 2>&1 || wanted="$wanted maven"
    command -v npm >/dev/null 2>&1 || wanted="$wanted nodejs npm"
    # The names are ours and hold no spaces.
    # shellcheck disable=SC2086
    [ -z "$wanted" ] || install_packages $wanted
    need_java javac "$jdk_packages"
    need_node
    # Of what FFmpeg needs, its archive for arm64 holds less.
    [ "$(uname -m)" != aarch64 ] || need_packages libva2 libva-drm2 libdrm2
    mkdir -p "$root/target" 2>/dev/null && [ -w "$root/target" ] ||
        die "cannot write to $root/target, where the program is built"
    (
        flock -n 9 || {
            say "waiting for another start that builds"
            flock 9
        }
        if ! is_built; then
            say "building video-streamer; the first time takes a minute or two"
            # What runs is what was built: nothing of an older build is left to be found.
            rm -rf "$root/target/classes" "$root/target/lib" "$root/target/natives" "$root/target/third-party" \
                "$root/target/video-streamer.jar" \
                "$root/target/dependency-maven-plugin-markers" "$root/target/maven-status" \
                "$root/target/.building."*
            started=$(mktemp "$root/target/.building.XXXXXX")
            : >"$root/target/build.log"
            (cd "$root" && JAVA_HOME=$java_home watched maven_says mvn -B -Dstyle.color=never -DskipTests package) || {
                rm -f "$started"
                die "the build failed; the messages above say why, $root/target/build.log says all"
            }
            mv "$started" "$root/target/.built"
        fi
    ) 9>"$root/target/.lock" || exit 1
}

# Whether a class archive of this Java for this build was made, or tried in vain. Sets $archive; after find_java.
# Java takes an archive only where it was made: that of a checkout that was copied or moved is of no use.
has_archive() {
    archive=target/video-streamer-$java_major.jsa
    [ "$root/$archive.of" -nt "$root/target/video-streamer.jar" ] &&
        read -r of <"$root/$archive.of" 2>/dev/null && [ "$of" = "$java_release $root" ]
}

# Records the classes that a start loads, so that the next one maps them instead of reading and checking them.
# Whatever goes wrong with it, the program starts, only more slowly.
make_archive() {
    [ -w "$root/target" ] || return 0
    (
        flock 9
        has_archive && exit 0
        say "rehearsing the start, once for each build"
        rm -f "$root/$archive"
        # The time limit is for a Java that hangs; the rehearsal itself gives up earlier.
        # shellcheck disable=SC2086
        timeout --kill-after=5 90 "$java" $java_options -Dvideostreamer.natives="$natives" \
            -Djava.library.path="$natives" -XX:ArchiveClassesAtExit="$root/$archive" \
            -XX:ErrorFile="$root/target/hs_err_%p.log" \
            -cp "$root/target/video-streamer.jar" org.videostreamer.cli.Rehearsal >"$root/target/rehearsal.log" 2>&1 || {
            say "the start could not be rehearsed, it will be slower; see $root/target/rehearsal.log"
            rm -f "$root/$archive"
        }
        printf '%s\n' "$java_release $root" >"$root/$archive.of"
    ) 9>"$root/target/.lock"
}
