package org.videostreamer.natives;

import java.util.List;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;

/**
 * Loads OpenCV's and FFmpeg's native libraries, each at most once, whoever asks first.
 *
 * <p>JavaCPP's own loader looks through the whole system for CUDA and for versions that are not there, which takes
 * longer than everything else at start. Where the build has unpacked the libraries into one folder (system property
 * {@value #FOLDER}), they are loaded from it by name, in the order in which they need each other; elsewhere JavaCPP
 * finds them on the class path. Any thread may call; the second waits for the first.
 */
public final class NativeLibraries {

    /** System property: the folder that holds the unpacked libraries. */
    public static final String FOLDER = "videostreamer.natives";

    static final LibraryGroup OPENCV = new LibraryGroup(
            "OpenCV",
            // In the archive for x86_64, not in that for arm64.
            List.of("quadmath"),
            List.of(
                    "gfortran",
                    "openblas",
                    "opencv_core",
                    "opencv_imgproc",
                    "opencv_imgcodecs",
                    "jnijavacpp",
                    "jniopencv_core",
                    "jniopencv_imgproc",
                    "jniopencv_imgcodecs"),
            List.of(),
            // A rendition has one thread; OpenCV's pool would only spin beside it.
            () -> opencv_core.setNumThreads(1),
            opencv_core.class,
            opencv_imgproc.class,
            opencv_imgcodecs.class);

    static final LibraryGroup FFMPEG = new LibraryGroup(
            "FFmpeg",
            // The same.
            List.of("drm", "va", "va-drm"),
            List.of("jnijavacpp", "jniavutil", "jniswresample", "jniavcodec", "jniavformat", "jniswscale"),
            List.of("libdrm.so.2", "libva.so.2", "libva-drm.so.2"),
            () -> avutil.av_log_set_level(avutil.AV_LOG_QUIET),
            avutil.class,
            avcodec.class,
            avformat.class,
            swscale.class);

    static final LibraryGroup DEVICES = new LibraryGroup(
            "v4l2",
            // In the archive for arm64, not in that for x86_64.
            List.of("asound"),
            List.of("jniavfilter", "jniavdevice"),
            List.of("libasound.so.2", "libpulse.so.0", "libxcb.so.1", "libxcb-shm.so.0"),
            () -> {},
            avdevice.class);

    private NativeLibraries() {}

    /** Makes OpenCV's core, image processing and image codecs usable. */
    public static void loadOpenCv() {
        OPENCV.load();
    }

    /**
     * Makes FFmpeg usable for files, networks, codecs and sizes.
     *
     * @throws MissingLibraryException if the system lacks a library
     */
    public static void loadFfmpeg() {
        FFMPEG.load();
    }

    /**
     * Makes FFmpeg usable for cameras at this machine too. Its library for all kinds of devices needs those for sound
     * and windows, which a server may lack, so nobody else asks for it.
     *
     * @throws MissingLibraryException if the system lacks a library
     */
    public static void loadFfmpegWithDevices() {
        FFMPEG.load();
        DEVICES.load();
    }
}
