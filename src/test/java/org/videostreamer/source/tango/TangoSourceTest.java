package org.videostreamer.source.tango;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.SourceUri;
import org.videostreamer.frame.Size;
import org.videostreamer.source.tango.LimaVideoDevice.Fault;
import org.videostreamer.testing.FreePorts;
import org.videostreamer.testing.RecordingSink.Picture;
import org.videostreamer.testing.RunningSource;

class TangoSourceTest {

    private static final Size SIZE = new Size(320, 240);

    @Test
    void picturesOfAForeignServerCarryItsNumbers() throws Exception {
        try (PythonDevice device = new PythonDevice();
                RunningSource source = open(device.uri(), Duration.ofSeconds(5))) {
            await().until(() -> source.sink().pictures().size() > 10);
            List<Picture> pictures = source.sink().pictures();
            assertThat(pictures)
                    .allSatisfy(picture -> assertThat(picture.size()).isEqualTo(SIZE));
            assertThat(pictures.stream().map(Picture::number)).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void aServerThatIsKilledEndsTheSourceWithAReason() throws Exception {
        try (PythonDevice device = new PythonDevice();
                RunningSource source = open(device.uri(), Duration.ofSeconds(5))) {
            await().until(() -> source.sink().pictures().size() > 1);
            device.kill();
            assertThat(source.reason())
                    .isEqualTo(device.uri() + " cannot be reached: its device server is not running or has just ended");
        }
    }

    @Test
    void aDeviceThatHangsEndsTheSourceAfterTheReadTimeout() throws Exception {
        try (PythonDevice device = new PythonDevice("--hang-after=0");
                RunningSource source = open(device.uri(), Duration.ofMillis(1500))) {
            assertThat(source.reason()).isEqualTo(device.uri() + " does not answer within 1.5 s");
        }
    }

    @Test
    void aDeviceWithoutVideoIsNamedSo() throws Exception {
        try (PythonDevice device = new PythonDevice("--no-video");
                RunningSource source = open(device.uri(), Duration.ofSeconds(5))) {
            assertThat(source.reason())
                    .startsWith(device.uri() + " has no attribute video_last_image")
                    .endsWith(": it is not a Lima video device");
        }
    }

    @Test
    void aDeviceThatTheServerDoesNotHaveIsNamedSo() throws Exception {
        try (PythonDevice device = new PythonDevice();
                RunningSource source = open(device.uri("no/such/device"), Duration.ofSeconds(5))) {
            assertThat(source.reason())
                    .isEqualTo(device.uri("no/such/device") + " is unknown to its device server: check the name");
        }
    }

    @Test
    void hostsAndDatabasesThatAreNotThereAreNamed() throws Exception {
        int port = FreePorts.any();
        assertThat(reason("//no.such.host.invalid:10000/a/b/c"))
                .isEqualTo("tango://no.such.host.invalid:10000/a/b/c cannot be reached:"
                        + " the host no.such.host.invalid is unknown");
        assertThat(reason("tango://localhost:" + port + "/a/b/c"))
                .isEqualTo("tango://localhost:" + port + "/a/b/c cannot be looked up:"
                        + " the Tango database at localhost:" + port + " does not answer");
        assertThat(reason("tango://localhost:" + port + "/a/b/c#dbase=no")).contains("is not running");
    }

    @Test
    void onlyShortPicturesEndTheSourceWithWhatIsWrong() throws Exception {
        try (LimaSimulator simulator = new LimaSimulator(LimaMode.Y8, SIZE)) {
            simulator.fail(Fault.SHORT_PICTURE);
            try (RunningSource source = open(simulator.uri(), Duration.ofSeconds(5))) {
                assertThat(source.reason())
                        .isEqualTo(simulator.uri() + " sends images that cannot be shown: Y8 of 320x240: expected"
                                + " 76800 bytes of pixels, got 38384");
            }
        }
    }

    @Test
    void closeEndsItAndAShortPictureNowAndThenDoesNot() throws Exception {
        try (LimaSimulator simulator = new LimaSimulator(LimaMode.Y8, SIZE);
                RunningSource source = open(simulator.bareUri(), Duration.ofSeconds(5))) {
            await().until(() -> source.sink().pictures().size() > 1);
            simulator.fail(Fault.SHORT_PICTURE);
            int before = source.sink().pictures().size();
            simulator.fail(Fault.NONE);
            await().until(() -> source.sink().pictures().size() > before + 1);
            source.stop();
            source.stop();
            assertThat(source.reason()).isEmpty();
        }
    }

    @Test
    void aCounterThatRewindsIsFollowed() throws Exception {
        try (LimaSimulator simulator = new LimaSimulator(LimaMode.RGB24, SIZE);
                RunningSource source = open(simulator.uri(), Duration.ofSeconds(5))) {
            await().until(() -> newest(source) > 5);
            simulator.fail(Fault.NO_PICTURE);
            long before = newest(source);
            simulator.change(now -> new LimaVideoDevice.Scene(
                    now.mode(), now.size(), now.order(), now.padding(), now.fps(), System.nanoTime(), Fault.NONE));
            await().until(() -> newest(source) < before);
            assertThat(source.isOver()).isFalse();
        }
    }

    private static long newest(RunningSource source) {
        List<Picture> pictures = source.sink().pictures();
        return pictures.isEmpty() ? -1 : pictures.get(pictures.size() - 1).number();
    }

    private static String reason(String uri) throws ConfigException {
        try (RunningSource source = open(uri, Duration.ofSeconds(5))) {
            return source.reason();
        }
    }

    private static RunningSource open(String uri, Duration readTimeout) throws ConfigException {
        return new RunningSource(
                new TangoSource(DeviceName.parse(new SourceUri(uri)), readTimeout, Duration.ofMillis(700)));
    }
}
