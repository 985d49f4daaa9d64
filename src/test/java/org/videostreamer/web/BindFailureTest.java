package org.videostreamer.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.videostreamer.config.ListenAddress;

/** What a user is told of an address that cannot be listened at. */
class BindFailureTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        new IOException("bind(..) failed with error(-98): Address already in use"),
                        true,
                        "the port is in use by another program"),
                Arguments.of(
                        new BindException("Address already in use"), true, "the port is in use by another program"),
                Arguments.of(
                        new IOException("bind(..) failed with error(-13): Permission denied"),
                        false,
                        "only root may listen at this port; choose one from 1024 up, or give the program the capability"
                                + " CAP_NET_BIND_SERVICE (systemd: AmbientCapabilities=CAP_NET_BIND_SERVICE)"),
                Arguments.of(
                        new IOException("bind(..) failed with error(-99): Cannot assign requested address"),
                        false,
                        "this machine has no such address; 0.0.0.0 listens at all it has"),
                Arguments.of(new UnknownHostException("cam"), false, "no host of this name is known"),
                Arguments.of(new IOException("something\nelse"), false, "something else"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theReasonAndWhatToDoAreTold(Exception fault, boolean mayPass, String words) {
        BindFailure failure = BindFailure.of(fault);
        assertThat(failure.mayPass()).isEqualTo(mayPass);
        assertThat(failure.message(new ListenAddress("0.0.0.0", 80), fault))
                .isEqualTo("cannot listen at 0.0.0.0:80: " + words);
    }
}
