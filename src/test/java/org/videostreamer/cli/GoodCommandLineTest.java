package org.videostreamer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.videostreamer.cli.CommandLines.launch;
import static org.videostreamer.cli.CommandLines.listener;
import static org.videostreamer.cli.CommandLines.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Credentials;
import org.videostreamer.config.Credentials.AuthType;
import org.videostreamer.config.ListenAddress;
import org.videostreamer.config.ListenerConfig;
import org.videostreamer.config.OutputFormat;
import org.videostreamer.config.RedisFormat;
import org.videostreamer.config.RedisServer;
import org.videostreamer.config.ServerConfig;
import org.videostreamer.config.SourceUri;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.config.StreamConfig.RedisTarget;

class GoodCommandLineTest {

    @Test
    void nothingMeansAllDefaults() throws ConfigException {
        Request.Launch launch = launch("");
        StreamConfig stream = StreamConfig.of("0.0.0.0-8000", CameraConfig.of(new SourceUri("test")));
        assertThat(launch.config().server())
                .isEqualTo(new ServerConfig(
                        List.of(stream),
                        List.of(ListenerConfig.of(new ListenAddress("0.0.0.0", 8000), List.of(), stream))));
        assertThat(launch.debug()).isFalse();
        assertThat(launch.checkOnly()).isFalse();
        assertThat(launch.notices()).isEmpty();
    }

    /** The command lines that are started in the field today. */
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '§', textBlock = """
            -uri id/lima/cam -hs localhost -p 8021 -q 4 -s "659,493" -of MPEG1 -id 6ba7b810-9dad-11d1-80b4-00c04fd430c8 => id/lima/cam 0.0.0.0:8021 4 659,493 MPEG1 6ba7b810-9dad-11d1-80b4-00c04fd430c8
            -uri test -hs localhost -p 8000 -of MPEG1 -q 4 -s "659, 493" -id abc123 => test 0.0.0.0:8000 4 659,493 MPEG1 abc123
            -of MPEG1 -uri redis://h:p -irc bzoom:RAW -p 8002                       => redis://h:p 0.0.0.0:8002 4 0,0 MPEG1 §§
            -of MJPEG -uri test -s "1224.0, 1024.0" -q -1                           => test 0.0.0.0:8000 -1 1224,1024 MJPEG §§
            -d -of MPEG1 -uri test -r -rhs localhost -rp 6379 -rk video_streamer    => test 0.0.0.0:8000 4 0,0 MPEG1 §§
            --uri=test --host=0.0.0.0 --port=8001 --quality=-1 --size=0,240 --output-format=mjpeg --id= => test 0.0.0.0:8001 -1 0,240 MJPEG §§
            -p8001 -q-1 -s640x480                                                   => test 0.0.0.0:8001 -1 640,480 MPEG1 §§
            -p 8000 -p 8001                                                         => test 0.0.0.0:8001 4 0,0 MPEG1 §§
            -id "" -p 0                                                             => test 0.0.0.0:0 4 0,0 MPEG1 §§
            """)
    void ofTheField(String line, String picture) throws ConfigException {
        StreamConfig stream = stream(line);
        assertThat(String.join(
                                " ",
                                stream.camera().uri().text(),
                                listener(line).address().toString(),
                                String.valueOf(stream.display().quality()),
                                stream.display().size().toString(),
                                stream.display().format().name(),
                                stream.id())
                        .strip())
                .isEqualTo(picture.replace("§§", "").strip());
    }

    @Test
    void theRestOfTheOptions() throws ConfigException {
        String line = "-vf -irc bzoom:RAW -r -rhs h -rp 1 -rk k -auth BASIC -user u -pass @x "
                + "-ao https://a.example.org https://b.example.org:8443 -of mpeg1";
        StreamConfig stream = stream(line);
        assertThat(stream.display().vFlip()).isTrue();
        assertThat(stream.camera().redisInputChannel()).isEqualTo("bzoom:RAW");
        assertThat(stream.redis()).contains(new RedisTarget(RedisServer.at("h", 1), "k", RedisFormat.RAW));
        assertThat(stream.camera().credentials()).contains(new Credentials(AuthType.BASIC, "u", "@x"));
        assertThat(listener(line).doorway().allowedOrigins())
                .containsExactly("https://a.example.org", "https://b.example.org:8443");
        assertThat(stream.display().format()).isEqualTo(OutputFormat.MPEG1);
        assertThat(launch("-d --check").debug()).isTrue();
        assertThat(launch("-d --check").checkOnly()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            -hs localhost,          0.0.0.0:8000
            -hs LOCALHOST -p 1,     0.0.0.0:1
            -hs 127.0.0.1,          0.0.0.0:8000
            -hs 10.1.2.3,           10.1.2.3:8000
            -hs ::1,                [::1]:8000
            --listen localhost,     localhost:8000
            --listen 127.0.0.1 -p 1,127.0.0.1:1
            --listen localhost:81,  localhost:81
            --listen [::1],         [::1]:8000
            --listen [::1]:81,      [::1]:81
            --listen [fe80::1%eth0]:81, [fe80::1%eth0]:81
            """)
    void addresses(String line, String address) throws ConfigException {
        assertThat(listener(line).address()).hasToString(address);
    }

    @Test
    void aHostThatIsNotTakenAtItsWordIsSaid() throws ConfigException {
        assertThat(launch("-hs localhost").notices())
                .containsExactly("-hs/--host localhost listens at 0.0.0.0, as it always did: other hosts can connect; "
                        + "--listen localhost keeps them out");
        assertThat(launch("--listen localhost").notices()).isEmpty();
    }

    @Test
    void optionsOfRedisWithoutRedisAreSaid() throws ConfigException {
        assertThat(launch("-rhs h -rk k").notices())
                .containsExactly(
                        "-rhs/--redis-host does nothing without -r/--redis",
                        "-rk/--redis-channel does nothing without -r/--redis");
        assertThat(stream("-rhs h").redis()).isEmpty();
    }

    @Test
    void passwords() throws ConfigException {
        Map<String, String> environment = Map.of("VIDEO_STREAMER_PASSWORD", "s3cret");
        assertThat(launch("-user u", environment)
                        .config()
                        .server()
                        .streams()
                        .get(0)
                        .camera()
                        .credentials())
                .contains(new Credentials(AuthType.ANY, "u", "s3cret"));
        assertThat(launch("-user u", environment).notices()).isEmpty();
        assertThat(launch("-user u -pass x", environment)
                        .config()
                        .server()
                        .streams()
                        .get(0)
                        .camera()
                        .credentials())
                .contains(new Credentials(AuthType.ANY, "u", "x"));
        assertThat(launch("-user u -pass x").notices())
                .containsExactly("-pass/--password can be seen by other users of this machine; "
                        + "VIDEO_STREAMER_PASSWORD in the environment cannot");
        assertThat(launch("", environment)
                        .config()
                        .server()
                        .streams()
                        .get(0)
                        .camera()
                        .credentials())
                .isEmpty();
    }

    @Test
    void aFileOverridesAllButDebugAndCheck(@TempDir Path directory) throws ConfigException, IOException {
        Path file = Files.writeString(
                directory.resolve("c.json"), "{\"sources\": {\"localhost:8005\": {\"input_uri\": \"test\"}}}");
        Request.Launch launch = launch("-c \"" + file + "\" -d --check -q abc -p 8000");
        assertThat(launch.config().server().listeners())
                .extracting(ListenerConfig::address)
                .containsExactly(new ListenAddress("localhost", 8005));
        assertThat(launch.debug()).isTrue();
        assertThat(launch.checkOnly()).isTrue();
        assertThat(launch.notices())
                .containsExactly("-p/--port, -q/--quality: ignored, because " + file + " says what to do");
        assertThat(launch("-c \"\" -p 8001")
                        .config()
                        .server()
                        .listeners()
                        .get(0)
                        .address()
                        .port())
                .isEqualTo(8001);
    }
}
