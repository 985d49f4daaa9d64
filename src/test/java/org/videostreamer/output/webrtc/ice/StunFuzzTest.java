package org.videostreamer.output.webrtc.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.videostreamer.testing.Fuzz;

class StunFuzzTest {

    private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";

    @Fuzz
    void whateverComesIsReadWithoutFault(byte[] datagram) {
        BindingSuccess.parse(datagram, datagram.length).ifPresent(answer -> answer.isSignedWith(PASSWORD));
        BindingRequest.parse(datagram, datagram.length).ifPresent(request -> {
            assertThat(request.localUfrag() + ":" + request.remoteUfrag()).hasSizeLessThanOrEqualTo(508);
            request.isSignedWith(PASSWORD);
            request.useCandidate();
            request.fromControlled();
            // Nobody shall get more than was sent in his name.
            assertThat(request.success(new InetSocketAddress("192.0.2.1", 1), PASSWORD))
                    .hasSizeLessThanOrEqualTo(datagram.length + 24);
        });
    }
}
