package org.videostreamer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TroubleTest {

    private final Trouble trouble = new Trouble("test");

    @Test
    void thereIsNoneAtFirst() {
        assertThat(trouble.reason()).isEmpty();
        assertThat(trouble.told()).isEmpty();
        assertThat(trouble.isPaused()).isFalse();
    }

    @Test
    void aBadPictureIsTriedAgainWithTheNextOne() {
        trouble.picture("it is damaged");
        assertThat(trouble.reason()).contains("it is damaged");
        assertThat(trouble.isPaused()).isFalse();
    }

    @Test
    void aFaultOfAnotherKindIsTriedAgainAfterAPause() {
        trouble.fault("no memory");
        assertThat(trouble.reason()).contains("no memory");
        assertThat(trouble.isPaused()).isTrue();
    }

    @Test
    void peopleAreToldOnlyWhenItLasts() {
        trouble.picture("it is damaged");
        assertThat(trouble.told()).isEmpty();
        trouble.tell();
        assertThat(trouble.told()).contains("it is damaged");
    }

    @Test
    void aPictureThatIsShownEndsIt() {
        trouble.picture("it is damaged");
        trouble.tell();
        trouble.over();
        assertThat(trouble.reason()).isEmpty();
        assertThat(trouble.told()).isEmpty();
    }
}
