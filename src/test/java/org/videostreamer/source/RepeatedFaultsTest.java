package org.videostreamer.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.videostreamer.source.CameraState.Phase;

class RepeatedFaultsTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final RepeatedFaults faults = new RepeatedFaults(clock::get);
    private final List<String> told = new ArrayList<>();

    private void say(String reason) {
        faults.tell(new CameraState(Phase.FAILED, reason), () -> told.add(reason));
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no picture for 5.1 s                      | no picture for 15.0 s",
                "/tmp/clip-83.mkv: no space is left        | /tmp/clip-4711.mkv: no space is left",
                "http://a:1/x sends 'text/plain'           | http://a:2/x sends 'text/html; a b'",
                "its codec is \"a\"; expected none         | its codec is \"b c\"; expected none",
                "expected 12 bytes, got 0xff               | expected 12 bytes, got 0xfe",
                "camera-7.example.org refuses              | camera-8.example.org refuses",
            })
    void faultsAreTheSameWhateverVariesInTheirWords(String one, String other) {
        say(one);
        say(other);
        assertThat(told).containsExactly(one);
    }

    @ParameterizedTest(name = "{0} <> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "the camera closed the connection          | the camera sent nothing for 10 s",
                "the camera's name is unknown, it's odd    | the camera's door is open, it's odd",
                "sends 'a'                                 | refuses 'a'",
            })
    void aFaultInOtherWordsIsToldAtOnce(String one, String other) {
        say(one);
        say(other);
        assertThat(told).containsExactly(one, other);
    }

    @Test
    void theSameWordsOfAnotherStateAreAnotherFault() {
        say("gone");
        faults.tell(new CameraState(Phase.STALLED, "gone"), () -> told.add("stalled"));
        assertThat(told).containsExactly("gone", "stalled");
    }

    @Test
    void twoFaultsThatTakeTurnsAreToldOnceAMinuteEach() {
        for (int second = 0; second < 60; second++) {
            say(second % 2 == 0 ? "busy" : "gone");
            pass(Duration.ofSeconds(1));
        }
        assertThat(told).containsExactly("busy", "gone");
        pass(Duration.ofSeconds(1));
        say("busy");
        assertThat(told).containsExactly("busy", "gone", "busy");
    }

    @Test
    void aFaultThatComesBackAfterAllWasWellIsToldAtOnce() {
        say("gone");
        faults.over(() -> told.add("live"));
        say("gone");
        assertThat(told).containsExactly("gone", "live", "gone");
    }

    @Test
    void aPeerThatThinksOfEverNewFaultsGetsTwelveLinesAMinute() {
        String letters = "abcdefghijklmnopqrstuvwxyz";
        for (char letter : letters.toCharArray()) {
            say("fault " + letter);
            faults.over(() -> told.add("live"));
        }
        assertThat(told).hasSize(12);
        pass(Duration.ofSeconds(61));
        say("fault a");
        assertThat(told).hasSize(13).endsWith("fault a");
    }

    @Test
    void aMinuteIsOverAfterItsLastNanosecond() {
        say("gone");
        pass(Duration.ofMinutes(1));
        say("gone");
        assertThat(told).hasSize(1);
        pass(Duration.ofNanos(1));
        say("gone");
        assertThat(told).hasSize(2);
    }

    @Test
    void theTwelveLinesAreThoseOfOneMinuteWhenItBegan() {
        clock.set(Duration.ofSeconds(40).toNanos());
        RepeatedFaults later = new RepeatedFaults(clock::get);
        for (int i = 0; i < 12; i++) {
            later.over(() -> told.add("live"));
        }
        pass(Duration.ofMinutes(1));
        later.over(() -> told.add("live"));
        assertThat(told).hasSize(12);
        pass(Duration.ofNanos(1));
        later.over(() -> told.add("live"));
        assertThat(told).hasSize(13);
    }

    @Test
    void aFaultThatWasToldLateInTheFirstMinuteIsNotToldAgainAtOnce() {
        clock.set(Duration.ofSeconds(40).toNanos());
        say("gone");
        pass(Duration.ofSeconds(1));
        say("gone");
        assertThat(told).hasSize(1);
    }
}
