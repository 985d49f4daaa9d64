# How Java runs the program, in a checkout and where it is installed. POSIX sh, sourced.

# set_java_options: sets $java_options, and exports what the program and its native libraries read.
# Expects $java_major.
set_java_options() {
    # Arguments, file names, passwords and the log are UTF-8, whatever the locale of who starts it (systemd and cron have none).
    export LC_ALL=C.UTF-8
    # Serial collection: the heap holds next to nothing, pictures live outside it.
    java_options="-XX:+UseSerialGC -Xms48m -Xmx1g -Xss512k"
    # A full heap ends the program, with a line that says so; whatever supervises it starts it anew.
    java_options="$java_options -XX:+ExitOnOutOfMemoryError -XX:+DisplayVMOutputToStderr"
    # Of Java itself only errors. That the class archive does not fit is none: the start is slower.
    java_options="$java_options -Xlog:disable -Xlog:all=error:stderr -Xlog:cds*=off:stderr"
    # Nobody reads the counters that Java would write down twenty times a second.
    java_options="$java_options -XX:-UsePerfData"
    # Netty would load the whole flight recorder at start for events that nobody records.
    java_options="$java_options -Dio.netty.jfr.enabled=false"
    if [ "$java_major" -ge 24 ]; then
        java_options="$java_options --sun-misc-unsafe-memory-access=allow"
    fi
    # OpenCV brings a linear algebra library that would keep a thread and its memory for every core.
    export OPENBLAS_NUM_THREADS=1
    # It writes to the console what is wrong with a picture, line by line, as often as a camera sends one.
    export OPENCV_LOG_LEVEL="${OPENCV_LOG_LEVEL:-OFF}"
    # No picture that claims to be larger is decoded.
    export OPENCV_IO_MAX_IMAGE_PIXELS="${OPENCV_IO_MAX_IMAGE_PIXELS:-134217728}"
    # Few arenas: memory that one thread frees is there for the next.
    export MALLOC_ARENA_MAX=2
}
