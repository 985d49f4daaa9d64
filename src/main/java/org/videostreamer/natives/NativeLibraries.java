package org.videostreamer.natives;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;

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

    private static final List<String> OPENCV = List.of(
            "quadmath",
            "gfortran",
            "openblas",
            "opencv_core",
            "opencv_imgproc",
            "opencv_imgcodecs",
            "jnijavacpp",
            "jniopencv_core",
            "jniopencv_imgproc",
            "jniopencv_imgcodecs");
    private static final List<String> FFMPEG = List.of(
            "jnijavacpp",
            "jniavutil",
            "jniswresample",
            "jniavcodec",
            "jniavformat",
            "jniswscale",
            "jniavfilter",
            "jniavdevice");

    private NativeLibraries() {}

    /** Makes OpenCV's core, image processing and image codecs usable. */
    public static void loadOpenCv() {
        OpenCv.LOADED.check();
    }

    /** Makes FFmpeg's libraries usable. */
    public static void loadFfmpeg() {
        Ffmpeg.LOADED.check();
    }

    // Class initialisation is the JVM's own "at most once, others wait".
    private static final class OpenCv {
        static final Loaded LOADED = load(
                OPENCV,
                org.bytedeco.opencv.global.opencv_core.class,
                org.bytedeco.opencv.global.opencv_imgproc.class,
                org.bytedeco.opencv.global.opencv_imgcodecs.class);

        static {
            // One thread a rendition is the house's rule; OpenCV's pool would only spin beside it.
            org.bytedeco.opencv.global.opencv_core.setNumThreads(1);
        }
    }

    private static final class Ffmpeg {
        static final Loaded LOADED = load(
                FFMPEG,
                org.bytedeco.ffmpeg.global.avutil.class,
                org.bytedeco.ffmpeg.global.avcodec.class,
                org.bytedeco.ffmpeg.global.avformat.class,
                org.bytedeco.ffmpeg.global.swscale.class,
                org.bytedeco.ffmpeg.global.avdevice.class);

        static {
            org.bytedeco.ffmpeg.global.avutil.av_log_set_level(org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET);
        }
    }

    private record Loaded(int libraries) {
        void check() {
            assert libraries > 0;
        }
    }

    private static Loaded load(List<String> names, Class<?>... classes) {
        // JavaCPP counts the process's whole memory against the heap's limit by default.
        System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        String folder = System.getProperty(FOLDER, "");
        List<Path> files = folder.isEmpty() ? List.of() : find(Path.of(folder), names);
        if (files.size() < names.size()) {
            Loader.load(classes);
            return new Loaded(classes.length);
        }
        System.setProperty("org.bytedeco.javacpp.loadLibraries", "false");
        files.forEach(file -> System.load(file.toString()));
        return new Loaded(files.size());
    }

    private static List<Path> find(Path folder, List<String> names) {
        try (Stream<Path> all = Files.list(folder.toAbsolutePath())) {
            List<Path> present = all.toList();
            return names.stream()
                    .flatMap(name -> present.stream()
                            .filter(file -> file.getFileName().toString().startsWith("lib" + name + ".so"))
                            .limit(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the folder of native libraries " + folder, e);
        }
    }
}
