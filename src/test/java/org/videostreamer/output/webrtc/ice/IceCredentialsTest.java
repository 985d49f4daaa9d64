package org.videostreamer.output.webrtc.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class IceCredentialsTest {

    /** Tells the numbers from 0 on, each below its bound. */
    private static final class Counting extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private int next;

        @Override
        public int nextInt(int bound) {
            return next++ % bound;
        }
    }

    @Test
    void nameAndPasswordAreOfIceCharactersAllOfWhichMayCome() {
        SecureRandom counting = new Counting();
        IceCredentials first = IceCredentials.random(counting);
        IceCredentials second = IceCredentials.random(counting);
        assertThat(first.ufrag()).isEqualTo("ABCDEFGHIJKL");
        assertThat(first.password()).isEqualTo("MNOPQRSTUVWXYZabcdefghij");
        assertThat(second.ufrag()).isEqualTo("klmnopqrstuv");
        assertThat(second.password()).isEqualTo("wxyz0123456789+/ABCDEFGH");
    }

    @Test
    void noTwoAreAlike() {
        SecureRandom random = new SecureRandom();
        IceCredentials one = IceCredentials.random(random);
        IceCredentials other = IceCredentials.random(random);
        assertThat(one.ufrag()).isNotEqualTo(other.ufrag());
        assertThat(one.password()).isNotEqualTo(other.password());
    }

    @Test
    void thePasswordIsNotInTheText() {
        assertThat(new IceCredentials("name", "secret")).hasToString("IceCredentials[name]");
    }
}
