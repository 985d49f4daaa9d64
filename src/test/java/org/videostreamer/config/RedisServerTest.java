package org.videostreamer.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.videostreamer.config.Credentials.AuthType;

class RedisServerTest {

    @ParameterizedTest
    @CsvSource({
        "redis://h, h:6379",
        "redis://h:7/, h:7",
        "REDIS://u:p@h:7, h:7",
        "redis://:p@h:7/2, redis://h:7/2",
        "rediss://[::1], rediss://[::1]:6379",
        "my_host:7, my_host:7",
    })
    void understandsAndShowsWithoutCredentials(String text, String shown) {
        assertThat(RedisServer.parse(text)).map(RedisServer::toString).contains(shown);
    }

    @Test
    void decodesCredentials() {
        assertThat(RedisServer.ofUri("redis://a%40b:x%2F+%3A:y@h").flatMap(RedisServer::credentials))
                .contains(new Credentials(AuthType.ANY, "a@b", "x/+::y"));
        assertThat(RedisServer.ofUri("redis://:p@h").flatMap(RedisServer::credentials))
                .contains(new Credentials(AuthType.ANY, "", "p"));
    }

    @Test
    void givenCredentialsWinOverThoseOfTheUri() {
        Optional<Credentials> given = Optional.of(new Credentials(AuthType.ANY, "c", "d"));
        RedisServer server = RedisServer.ofUri("redis://a:b@h").orElseThrow();
        assertThat(server.with(given).credentials()).isEqualTo(given);
        assertThat(server.with(Optional.empty())).isEqualTo(server);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redis://",
                "redis://h:0",
                "redis://h:65536",
                "redis://h/x",
                "redis://u:%zz@h",
                "http://h",
                "h",
                "redis:h"
            })
    void refusesTheRest(String text) {
        assertThat(RedisServer.parse(text)).isEmpty();
    }
}
