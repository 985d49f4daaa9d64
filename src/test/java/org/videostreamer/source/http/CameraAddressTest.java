package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Credentials;
import org.videostreamer.config.Credentials.AuthType;
import org.videostreamer.config.SourceUri;

class CameraAddressTest {

    @ParameterizedTest
    @CsvSource({
        "http://cam/video, cam:80, /video",
        "https://cam, cam:443, /",
        "HTTP://cam:8080?a=b#c, cam:8080, /?a=b",
        "http://cam_1.beamline:81/x, cam_1.beamline:81, /x",
        "http://[::1]:8080/x, [::1]:8080, /x",
        "http://cam:0/x, cam:0, /x",
        "http://u:p@cam/%40x, cam:80, /%40x"
    })
    void tellsPeerAndTarget(String uri, String peer, String target) throws ConfigException {
        CameraAddress address = CameraAddress.parse(new SourceUri(uri));
        assertThat(address.peer()).isEqualTo(peer);
        assertThat(address.target()).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({
        "http://cam/x, cam:80",
        "https://cam/x, cam:443",
        "https://cam:80, cam:80",
        "http://[::1]/, [::1]:80",
        "http://[::1]:81/, [::1]:81",
        "http://inner_db:8080/, inner_db:8080",
        "https://me:secret@inner_db/, inner_db:443",
        "http://cam:0/, cam:0",
        "/x, none",
        "http://:80/x, none",
        "http:///x, none"
    })
    void tellsThePeerOfAnyAddress(URI uri, String peer) {
        assertThat(CameraAddress.peer(uri).orElse("none")).isEqualTo(peer);
    }

    @ParameterizedTest
    @CsvSource({"u:p@, u, p", "u@, u, ''", ":p@, '', p", "@, '', ''", "u%3A1:p%40:q%2F+@, u:1, p@:q/+", "u:a@b@, u, a@b"
    })
    void decodesUserAndPassword(String userInfo, String user, String password) throws ConfigException {
        CameraAddress address = CameraAddress.parse(new SourceUri("http://" + userInfo + "cam/"));
        assertThat(address.user()).contains(new Credentials(AuthType.ANY, user, password));
        assertThat(address.host().getHostName()).isEqualTo("cam");
        assertThat(address.shown()).isEqualTo("http://cam/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http:", "http://", "http:///video", "http://cam/a b", "http://:80/"})
    void refusesWhatIsNoAddress(String uri) {
        assertThatThrownBy(() -> CameraAddress.parse(new SourceUri(uri)))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("input_uri '" + uri + "' is not the address of a camera; expected http://host");
    }

    @Test
    void quotesNoSecretOfWhatItRefuses() {
        for (String uri : new String[] {
            "http://u:se#cret@cam/",
            "http://u:se/cret@cam/",
            "http://u:se%cret@cam/",
            "http://u:secret/",
            "http://secret@/"
        }) {
            assertThatThrownBy(() -> CameraAddress.parse(new SourceUri(uri)))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("is not the address of a camera; expected http://host")
                    .message()
                    .doesNotContain("cret");
        }
    }
}
