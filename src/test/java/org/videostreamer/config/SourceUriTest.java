package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceUriTest {

    @ParameterizedTest
    @CsvSource({
        "test, test",
        "TEST?fps=5, test",
        "videotest, videotest",
        "HTTP://cam/, http",
        "v4l2:/dev/video0, v4l2",
        "a/b/c, tango",
        "//h:1/a/b/c#dbase=no, tango",
        "a/b, ''",
        "-x, ''",
        "'test x', ''"
    })
    void tellsTheScheme(String uri, String scheme) {
        assertThat(new SourceUri(uri).scheme()).isEqualTo(scheme);
    }

    @Test
    void tellsTheParametersInOrder() {
        assertThat(new SourceUri("test?size=4x3&&fps=5&flag&a=b=c").parameters())
                .containsExactlyEntriesOf(orderedMap());
        assertThat(new SourceUri("test").parameters()).isEmpty();
        assertThat(new SourceUri("test?").parameters()).isEmpty();
    }

    private static Map<String, String> orderedMap() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("size", "4x3");
        map.put("fps", "5");
        map.put("flag", "");
        map.put("a", "b=c");
        return map;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test",
                "test?size=4x3&fps=5",
                "http://cam/video?channel=1&fps=25#top",
                "HTTP://cam_1:8080/x",
                "http://[fe80::1%25eth0]:80/video",
                "tango://h1:10000,h2:10000/a/b/c",
                "//h:1/a/b/c#dbase=no",
                "pva://13SIM1:Pva1:Image",
                "redis://cache:6379/2",
                "file:///data/2024@night/key/a.mp4",
                "v4l2:///dev/v4l/by-id/usb-A@B",
                "http://cam/axis-cgi/mjpg/video.cgi?resolution=640x480",
                "rtsp://cam:554/Streaming/Channels/101"
            })
    void showsWhatHoldsNoSecret(String uri) {
        assertThat(SourceUri.parse(uri)).contains(new SourceUri(uri));
        assertThat(new SourceUri(uri)).hasToString(uri);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "http://u:p@cam/x http://cam/x",
                "rtsp://u:a@b@cam:554/x rtsp://cam:554/x",
                "redis://:p@cache redis://cache",
                "rediss://me:p@[::1]:6380/1 rediss://[::1]:6380/1",
                "file://u:p@host/x file://host/x",
                "http://cam?token=s http://cam?token=…",
                "http://cam/?a=b&client_secret=s&c=d http://cam/?a=b&client_secret=…&c=d",
                "http://cam/?X-Amz-Signature=s http://cam/?X-Amz-Signature=…",
                "http://cam/?pw=s http://cam/?pw=…",
                "http://cam/?sid=s http://cam/?sid=…",
                "http://cam/?loginpas=s http://cam/?loginpas=…",
                "http://cam/?code=s&codec=mjpeg http://cam/?code=…&codec=mjpeg",
                "http://cam/?user=a;password=s;channel=1 http://cam/?user=a;password=…",
                "http://cam/?password:s http://cam/?password:…",
                "http://cam/?password%3Ds http://cam/?password%3D…",
                "http://cam/?%70assword=s&c=d http://cam/?%70assword=…&c=d",
                "http://cam/?password=s#t http://cam/?password=…",
                "http://cam?token=s&a=b http://cam?token=…&a=b",
                "http://cam/?token=s&a=b#c http://cam/?token=…&a=b#c",
                "http://cam/#c?token=s&a=b http://cam/#c?token=…",
                "http://cam/#access_token=s http://cam/#access_token=…",
                "http://cam/?src=rtsp%3A%2F%2Fu%3Ap%40h&x=1 http://cam/?src=…&x=1",
                "rtsp://h/user=admin_password=x_channel=1_stream=0.sdp?real rtsp://h/user=admin_password=…",
                "rtsp://h/user=admin&password=x&channel=1 rtsp://h/user=admin&password=…",
                "rtsp://h/live;jsessionid=s/1 rtsp://h/live;jsessionid=…",
                "rtsp://h/password/s/1?a=b rtsp://h/password/…",
                "rtsp://h/live/Token/s rtsp://h/live/Token/…",
                "rtsp://h/a%2540b rtsp://h/…",
                "http://user:secret http://user:…",
                "http://user:secret/x http://user:…/x",
                "test?password=s test?password=…",
                "file:///data/password=s/x file:///data/password=…"
            })
    void hidesWhatIsOrCouldBeASecret(String uri, String shown) {
        assertThat(SourceUri.parse(uri)).isPresent();
        assertThat(new SourceUri(uri)).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "rtsp://admin:2024#cam@host/x rtsp:…",
                "http://u:12/34@host/x http:…",
                "http://u:p?q@host/ http:…",
                "http://u:p@cam/@x http:…",
                "redis://:p/w@cache redis:…",
                "http:u:p@cam/ http:…",
                "http:/u:p@cam/ http:…",
                "//u:p@cam/x …",
                "u:p@cam/x u:…",
                "u@cam/x …",
                "pva://BL:Cam/u:p@x pva:…"
            })
    void refusesAndDoesNotShowWhereAPasswordsEndIsOpen(String uri, String shown) {
        assertThat(SourceUri.parse(uri)).isEmpty();
        assertThat(new SourceUri(uri)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "http://cam/\nx", "http://cam/\u0000", "http://cam/\u0085"})
    void refusesWhatIsNoLine(String uri) {
        assertThat(SourceUri.parse(uri)).isEmpty();
    }

    @Test
    void takesBlanksAroundForNothing() {
        assertThat(SourceUri.parse(" http://cam/ ")).contains(new SourceUri("http://cam/"));
    }

    /** The alphabet of a secret: letters that stand nowhere else, and all that could make it look like something else. */
    private static final String SECRET_CHARACTERS = "QXZJ0123456789:/?#@&=;,_%+.-~!*'()[]{}|\\ ";

    @Test
    void aSecretNeverComesOutWhateverTheUri() {
        Random random = new Random(5);
        List<String> forms = List.of(
                "rtsp://me:S@camera/live",
                "http://S@camera:80/live?a=b",
                "redis://:S@cache:6379/1",
                "rediss://me:S@cache",
                "https://me:S@camera?x#y",
                "tango://me:S@db:10000/a/b/c",
                "pva://me:S@camera",
                "me:S@camera",
                "http:me:S@camera",
                "//me:S@camera/x");
        for (int i = 0; i < 5_000; i++) {
            String secret = secret(random);
            String text = forms.get(i % forms.size()).replace("S", secret);
            assertThat(leaks(new SourceUri(text).toString(), secret)).as(text).isFalse();
            assertThat(leaks(Kind.shown(text), secret)).as(text).isFalse();
        }
    }

    @Test
    void theValueOfASecretNameNeverComesOutWhateverTheSeparators() {
        Random random = new Random(6);
        List<String> forms = List.of(
                "rtsp://cam/user=me_password=S_channel=1",
                "rtsp://cam/user=me&pwd=S&channel=1",
                "http://cam/live?a=b;pw=S;c=d",
                "http://cam/live?token=S",
                "http://cam/live/password:S/x",
                "http://cam/live/?client_secret%3AS",
                "test?auth=S");
        for (int i = 0; i < 5_000; i++) {
            // In a query a raw & ends the value for everybody, also for the camera.
            String secret = secret(random).replace("&", "x").replace("@", "x");
            String text = forms.get(i % forms.size()).replace("S", secret);
            assertThat(leaks(new SourceUri(text).toString(), secret)).as(text).isFalse();
        }
    }

    private static String secret(Random random) {
        StringBuilder secret = new StringBuilder("QXZJ".charAt(random.nextInt(4)) + "");
        for (int i = random.nextInt(10); i >= 0; i--) {
            secret.append(SECRET_CHARACTERS.charAt(random.nextInt(SECRET_CHARACTERS.length())));
        }
        return secret.append("QXZJ".charAt(random.nextInt(4))).toString();
    }

    /** Whether a letter of it is shown: no other part of the texts has one. */
    private static boolean leaks(String shown, String secret) {
        return secret.chars().filter(Character::isLetter).filter(c -> c != 'x').anyMatch(c -> shown.indexOf(c) >= 0);
    }

    @Test
    void messagesTellOfItsPartsWhatPeopleSeeOfItAnyway() {
        SourceUri written = new SourceUri("test?size=4x3");
        assertThat(written.shown("4x3")).isEqualTo("4x3");
        SourceUri ofEnvironment = new SourceUri("Pa55word://cam/4x3").shownAs("${SECRET}/4x3");
        assertThat(ofEnvironment.shown(ofEnvironment.scheme())).isEqualTo("…");
        assertThat(ofEnvironment.shown("4x3")).isEqualTo("4x3");
    }
}
