package org.videostreamer.source.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Credentials;
import org.videostreamer.source.SourceException;
import org.videostreamer.source.SourceProviders;
import org.videostreamer.testing.StreamBuilder;

class MediaProviderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "videotest",
                "file:///tmp/a.mp4",
                "file:/tmp/a.mp4",
                "file://localhost/tmp/a%20b.mp4",
                "rtsp://camera:8554/a?b=c",
                "rtsps://u:p@camera/",
                "v4l2:///dev/video0",
                "v4l2:/dev/video0?size=1280x1024&fps=29.97&format=mjpeg"
            })
    void isFoundAndMakesASourceWithoutConnecting(String uri) throws ConfigException {
        new SourceProviders().open(RunningMedia.config(uri)).close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "file:                        | names no file; expected file:///folder/name",
                "file:///                     | names no file; expected file:///folder/name",
                "file:a.mp4                   | has a relative path; expected an absolute one: file:///folder/name",
                "file://a/b.mp4               | has a relative path; expected an absolute one: file:///folder/name",
                "file:///100%.mp4             | cannot be decoded; expected two hexadecimal digits after each %, and %25"
                        + " for the % itself",
                "file:///a%00b                | cannot be decoded; expected two hexadecimal digits after each %, and %25"
                        + " for the % itself",
                "rtsp:                        | names no host; expected rtsp://host/path",
                "rtsp:///path                 | names no host; expected rtsp://host/path",
                "rtsp://c/a?transport=        | has transport ''; expected tcp or udp",
                "rtsp://c/a?x=1&transport=UDP | has transport 'UDP'; expected tcp or udp",
                "rtsps://c/a?transport=udp    | has transport 'udp'; expected tcp, the only one of rtsps",
                "v4l2:                        | names no device; expected v4l2:///dev/video0",
                "v4l2://video0                | names no device; expected v4l2:///dev/video0",
                "v4l2:///dev/video0?width=640 | has the unknown parameter 'width'; expected one of size, fps, format",
                "v4l2:///dev/video0?size=640  | has size '640'; expected for example 1280x1024",
                "v4l2:///dev/video0?fps=0     | has fps '0'; expected for example 25",
                "v4l2:///dev/video0?format=   | has format ''; expected for example mjpeg or yuyv422",
            })
    void refusesWhatIsWrongForGood(String uri, String reason) {
        assertThatThrownBy(() -> new MediaProvider().open(RunningMedia.config(uri)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("input_uri '" + uri + "' " + reason);
    }

    @Test
    void readsPercentEncodedPaths() throws ConfigException {
        assertThat(FileUri.read(RunningMedia.config("file:///a%20b+c/%C3%A9.mp4"))
                        .file())
                .hasToString("/a b+c/é.mp4");
    }

    @Test
    void putsCredentialsIntoTheUrlAndNowhereElse() throws ConfigException {
        CameraConfig plain = RunningMedia.config("rtsp://old:secret@camera:8554/a?b=c");
        CameraConfig config = withCredentials(plain, "me@home", "p:/ %");

        assertThat(RtspUri.read(plain).url()).isEqualTo("rtsp://old:secret@camera:8554/a?b=c");
        assertThat(RtspUri.read(config).url()).isEqualTo("rtsp://me%40home:p%3A%2F%20%25@camera:8554/a?b=c");
        assertThat(RtspUri.read(config)).hasToString("rtsp://camera:8554/a?b=c");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "rtsp://c/a,                        rtsp://c/a,      ",
        "rtsp://c/a?transport=udp,          rtsp://c/a,       udp",
        "rtsp://c?transport=tcp,            rtsp://c,         tcp",
        "rtsp://c/a?transport=udp&x=1,      rtsp://c/a?x=1,   udp",
        "rtsp://c/a?x=1&transport=udp,      rtsp://c/a?x=1,   udp",
        "rtsp://c/a?x=1&transport=udp&y=2,  rtsp://c/a?x=1&y=2, udp",
        "rtsps://c/a?transport=tcp,         rtsps://c/a,      tcp",
        "rtsp://c/a?mytransport=x,          rtsp://c/a?mytransport=x,",
    })
    void takesTheTransportOutOfWhatTheCameraIsAskedFor(String uri, String asked, String transport)
            throws ConfigException {
        MediaAddress address = RtspUri.read(RunningMedia.config(uri));

        assertThat(address.url()).isEqualTo(asked);
        assertThat(address.options().get("rtsp_transport")).isEqualTo(transport);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "rtsp://u:p@c/a,      rtsp://c/b,        rtsp://u:p@c/b",
        "rtsp://u:p@c/a,      rtsp://c:554/b,    rtsp://u:p@c:554/b",
        "rtsp://u:p@c:554/a,  RTSP://C,          rtsp://u:p@C",
        "rtsp://u:p@c/a,      rtsp://c:555/b,    rtsp://c:555/b",
        "rtsp://u:p@c/a,      rtsp://d/b,        rtsp://d/b",
        "rtsp://u:p@c/a,      rtsp://x:y@d/b,    rtsp://x:y@d/b",
        "rtsps://u:p@c/a,     rtsp://c/b,        rtsp://c/b",
        "rtsp://u:p@c/a,      rtsps://c/b,       rtsps://c/b",
        "rtsps://u:p@c/a,     rtsps://c:322/b,   rtsps://u:p@c:322/b",
    })
    void thePasswordGoesAlongWithARedirectionToTheSamePlaceOnly(String from, String to, String asked) throws Exception {
        MediaAddress before = RtspUri.read(RunningMedia.config(from));
        MediaAddress after = RtspUri.redirected(before, to);

        assertThat(after.url()).isEqualTo(asked);
        assertThat(after.toString())
                .startsWith(before + " (redirected to rtsp")
                .doesNotContain("u:p")
                .doesNotContain("x:y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://c/a", "file:///etc/passwd", "/b", "", "rtsp:"})
    void aRedirectionToAnythingElseIsRefused(String to) throws ConfigException {
        MediaAddress before = RtspUri.read(RunningMedia.config("rtsp://u:p@c/a"));
        assertThatThrownBy(() -> RtspUri.redirected(before, to))
                .isInstanceOf(SourceException.class)
                .hasMessage("rtsp://c/a redirects to what is no address of RTSP: '" + to + "'");
    }

    @Test
    void whatACameraCallsAnAddressIsShownWithoutControlCharactersAndCut() throws ConfigException {
        MediaAddress before = RtspUri.read(RunningMedia.config("rtsp://c/a"));
        assertThatThrownBy(() -> RtspUri.redirected(before, "http://\u001b[31m" + "x".repeat(900)))
                .hasMessageStartingWith("rtsp://c/a redirects to what is no address of RTSP: 'http:// [31mxxx")
                .hasMessageEndingWith("x…'");
    }

    static CameraConfig withCredentials(CameraConfig config, String user, String password) {
        return StreamBuilder.of(config.uri().text())
                .credentials(Optional.of(new Credentials(Credentials.AuthType.ANY, user, password)))
                .camera();
    }
}
