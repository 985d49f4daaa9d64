package org.videostreamer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.config.ListenAddress;
import org.videostreamer.config.ListenerConfig;
import org.videostreamer.config.Right;
import org.videostreamer.config.ServerConfig;
import org.videostreamer.config.StreamConfig;
import org.videostreamer.testing.Accounts;
import org.videostreamer.testing.Configs;

class OpenHouseTest {

    private static ServerConfig at(String host) {
        StreamConfig stream = Configs.stream("test");
        return new ServerConfig(
                List.of(stream), List.of(ListenerConfig.of(new ListenAddress(host, 8000), List.of(), stream)));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, true",
        "::, true",
        "beamline.example.org, true",
        "127.0.0.1, false",
        "localhost, false",
        "::1, false"
    })
    void itIsToldWhereOtherMachinesReachIt(String host, boolean told) {
        assertThat(OpenHouse.notice(at(host)).isPresent()).isEqualTo(told);
    }

    @Test
    void itIsNotOneWhereSomebodyMustShowWhoTheyAre() {
        assertThat(OpenHouse.notice(at("0.0.0.0")))
                .hasValueSatisfying(line -> assertThat(line).contains("0.0.0.0:8000"));
        assertThat(OpenHouse.notice(
                        Accounts.lettingIn(at("0.0.0.0"), Accounts.token("t", Accounts.grant("*", Right.VIEW)))))
                .isEmpty();
    }
}
