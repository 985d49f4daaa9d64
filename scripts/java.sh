# Finds a Java of 17 or newer, and says how to start it.

# The releases' own names: Debian 12 has 17, Debian 13 has 21.
jdk_packages='openjdk-17-jdk-headless|openjdk-21-jdk-headless|openjdk-25-jdk-headless|default-jdk-headless'
jre_packages='openjdk-17-jre-headless|openjdk-21-jre-headless|openjdk-25-jre-headless|default-jre-headless'

# use_java FOLDER PROGRAM: if the folder holds a Java of 17 or newer with the program (java or javac), sets $java,
# $java_home, $java_major, and $java_release, the text that tells one Java from another.
use_java() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/$2" ] || return 1
    java_major=
    java_release=
    if [ -r "$1/release" ]; then
        while IFS= read -r line; do
            case $line in
            JAVA_VERSION=*)
                java_major=${line#*\"}
                java_major=${java_major%%[!0-9]*}
                ;;
            JAVA_RUNTIME_VERSION=*) java_release=$line ;;
            esac
        done <"$1/release"
    fi
    [ "${java_major:-0}" -ge 17 ] || return 1
    java_home=$1
    java=$1/bin/java
    java_release="$java $java_release"
}

# find_java PROGRAM: the one of JAVA_HOME, else of the path, else of those that Debian's packages bring.
find_java() {
    if [ -n "${JAVA_HOME:-}" ]; then
        ! use_java "$JAVA_HOME" "$1" || return 0
        say "JAVA_HOME is $JAVA_HOME, which holds no Java of 17 or newer with $1; looking elsewhere"
        unset JAVA_HOME
    fi
    if found=$(command -v "$1"); then
        found=$(readlink -f "$found")
        ! use_java "${found%/bin/*}" "$1" || return 0
    fi
    for found in /usr/lib/jvm/*; do
        ! use_java "$found" "$1" || return 0
    done
    return 1
}

# need_java PROGRAM PACKAGES: find_java, after installing one where there is none.
need_java() {
    find_java "$1" || {
        install_packages "$2"
        find_java "$1" || die "no Java of 17 or newer with $1 was found, although it was installed"
    }
}

# Sets $natives, $java_options, and the variables that the native libraries read.
java_setup() {
    # Native libraries are loaded where they lie: the folder for temporary files may forbid that.
    natives=$root/target/natives
    set_java_options
}
