package org.videostreamer.output.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.videostreamer.limits.Limits;
import org.videostreamer.output.webrtc.ice.BindingRequest;
import org.videostreamer.output.webrtc.ice.BindingSuccess;
import org.videostreamer.testing.webrtc.StunMessage;

class IceLiteTest {

    private static final String OUR_PASSWORD = "a-password-of-the-server";
    private static final String THEIR_PASSWORD = "a-password-of-the-viewer";

    private final Random random = new Random(3);
    private final List<Path> forgotten = new ArrayList<>();
    private long now = 1_000;

    private final IceLite ice = new IceLite(
            new OwnChecks("view:serv", THEIR_PASSWORD, new SecureRandom()), new Limits(), forgotten::add, () -> now);

    private final TestPath a = TestPath.udp("192.0.2.1", 1);
    private final TestPath b = TestPath.udp("192.0.2.2", 2);

    private boolean check(Path path, boolean nominates) {
        byte[] check = StunMessage.check("serv:view", OUR_PASSWORD, true, nominates, random);
        return ice.take(BindingRequest.parse(check, check.length).orElseThrow(), path, check.length);
    }

    private void answer(TestPath path, String password) {
        byte[] check = path.sent().get(path.sent().size() - 1);
        byte[] success = StunMessage.success(check, new InetSocketAddress("192.0.2.99", 1), password);
        ice.take(BindingSuccess.parse(success, success.length).orElseThrow(), path);
    }

    /** A handshake on a path that no answer to a check has proven. */
    private void connect(TestPath path) {
        check(path, true);
        ice.speaks(path, 200);
        ice.say(new byte[600]);
        ice.keysAreAgreedOn();
    }

    private void pass(long seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void picturesGoNowhereBeforeSomebodyThereHasProvenToWantThem() {
        check(a, true);
        assertThat(ice.path()).isEmpty();
        ice.speaks(a, 200);
        assertThat(ice.path()).isEmpty();
        assertThat(ice.speaking()).contains(a);
        ice.keysAreAgreedOn();
        assertThat(ice.path()).contains(a);
    }

    @Test
    void anHonestHandshakeCostsNoCheckOfOurs() {
        connect(a);
        assertThat(a.sent()).extracting(datagram -> datagram.length).containsExactly(600);
    }

    @Test
    void aForgedCheckMovesNothing() {
        connect(a);
        check(b, true);
        assertThat(ice.path()).contains(a);
        answer(b, "another-password-than-that");
        assertThat(ice.path()).contains(a);
        assertThat(b.sent()).hasSize(1);
        assertThat(StunMessage.parse(b.sent().get(0)).orElseThrow().isSignedWith(THEIR_PASSWORD))
                .isTrue();
    }

    @Test
    void whoAnswersOurCheckIsFollowed() {
        connect(a);
        check(b, true);
        answer(b, THEIR_PASSWORD);
        assertThat(ice.path()).contains(b);
        check(a, true);
        assertThat(ice.path()).as("back, which is proven").contains(a);
    }

    @Test
    void aWayThatIsProvenButNotChosenIsNotTaken() {
        connect(a);
        check(b, false);
        answer(b, THEIR_PASSWORD);
        assertThat(ice.path()).contains(a);
    }

    @Test
    void anAnswerCountsOnceAndOnTheWayThatWasAsked() {
        connect(a);
        check(b, true);
        byte[] asked = b.sent().get(0);
        byte[] success = StunMessage.success(asked, new InetSocketAddress("192.0.2.99", 1), THEIR_PASSWORD);
        BindingSuccess answer = BindingSuccess.parse(success, success.length).orElseThrow();
        assertThat(ice.take(answer, a)).isFalse();
        assertThat(ice.path()).contains(a);
        assertThat(ice.take(answer, b)).isTrue();
        assertThat(ice.take(answer, b)).isFalse();
    }

    @Test
    void keysThatWereAgreedOnOverTwoWaysProveNeither() {
        check(a, true);
        ice.speaks(a, 200);
        check(b, true);
        ice.speaks(b, 200);
        ice.keysAreAgreedOn();
        assertThat(ice.path()).isEmpty();
        ice.everySecond();
        answer(b, THEIR_PASSWORD);
        assertThat(ice.path()).contains(b);
    }

    @Test
    void whatIsSaidGoesWhereItWasSpokenFrom() {
        check(a, true);
        check(b, true);
        ice.speaks(a, 200);
        int before = b.sent().size();
        ice.say(new byte[300]);
        assertThat(a.bytes()).isEqualTo(300);
        assertThat(b.sent()).hasSize(before);
    }

    @Test
    void aFlightThatIsTooMuchForAnUnprovenWayBecomesACheckOfIt() {
        check(a, true);
        ice.speaks(a, 100);
        ice.say(new byte[1_200]);
        assertThat(a.sent()).hasSize(1);
        answer(a, THEIR_PASSWORD);
        ice.say(new byte[1_200]);
        assertThat(a.sent()).hasSize(2);
    }

    @Test
    void aWayOnWhichNothingSignedComesIsAskedAndThenNotSentToAnyMore() {
        connect(a);
        int before = a.sent().size();
        pass(4);
        ice.everySecond();
        assertThat(a.sent()).hasSize(before);
        for (int second = 5; second < 30; second++) {
            pass(1);
            check(a, true);
            ice.everySecond();
        }
        assertThat(ice.path()).contains(a);
        assertThat(a.sent()).as("a check each five seconds").hasSize(before + 5);
        pass(1);
        assertThat(ice.path()).isEmpty();
        answer(a, THEIR_PASSWORD);
        assertThat(ice.path()).contains(a);
    }

    @Test
    void whatIsSignedWithTheKeysKeepsAWayOpen() {
        connect(a);
        int before = a.sent().size();
        for (int i = 0; i < 20; i++) {
            pass(4);
            ice.heard(a);
            ice.everySecond();
        }
        assertThat(ice.path()).contains(a);
        assertThat(a.sent()).hasSize(before);
    }

    @Test
    void silenceIsCountedFromTheLastCheck() {
        check(a, true);
        pass(3);
        assertThat(ice.silence()).isEqualTo(TimeUnit.SECONDS.toNanos(3));
        check(b, false);
        assertThat(ice.silence()).isZero();
    }

    @Test
    void aViewerIsAliveWhereItSaidSomethingInTheLastTenSeconds() {
        check(a, true);
        pass(9);
        assertThat(ice.isAliveAt(a)).isTrue();
        assertThat(ice.isAliveAt(b)).isFalse();
        pass(1);
        assertThat(ice.isAliveAt(a)).isFalse();
        ice.heard(a);
        assertThat(ice.isAliveAt(a)).isTrue();
    }

    @Test
    void theOldestWaysAreForgottenButNeverTheOneInUse() {
        connect(a);
        for (int port = 1; port <= 100; port++) {
            assertThat(check(TestPath.udp("192.0.2.3", port), false)).isTrue();
        }
        assertThat(ice.paths()).hasSize(32).contains(a, TestPath.udp("192.0.2.3", 100));
        assertThat(forgotten)
                .hasSize(69)
                .startsWith(TestPath.udp("192.0.2.3", 1))
                .doesNotContain(a);
        assertThat(ice.path()).contains(a);
    }

    @Test
    void aViewerWhoseRouterGivesItAnotherAddressTimeAndAgainIsFollowed() {
        connect(a);
        for (int port = 1; port <= 100; port++) {
            TestPath moved = TestPath.udp("192.0.2.3", port);
            check(moved, true);
            answer(moved, THEIR_PASSWORD);
            assertThat(ice.path()).contains(moved);
        }
    }

    @Test
    void whereAConnectionIsLostAnotherProvenWayServes() {
        connect(a);
        TestPath tcp = TestPath.tcp("192.0.2.5", 5);
        check(tcp, true);
        assertThat(ice.path()).contains(tcp);
        ice.lost(tcp);
        assertThat(ice.path()).contains(a);
        ice.lost(tcp);
        assertThat(ice.path()).contains(a);
        ice.lost(a);
        assertThat(ice.path()).isEmpty();
        assertThat(ice.paths()).isEmpty();
    }

    @Test
    void aRecordedCheckFromElsewhereIsNotEvenAnswered() {
        byte[] check = StunMessage.check("serv:view", OUR_PASSWORD, true, random);
        BindingRequest request = BindingRequest.parse(check, check.length).orElseThrow();
        assertThat(ice.take(request, a, check.length)).isTrue();
        assertThat(ice.take(request, b, check.length)).isFalse();
        assertThat(ice.take(request, a, check.length)).isTrue();
        assertThat(ice.paths()).containsExactly(a);
    }
}
