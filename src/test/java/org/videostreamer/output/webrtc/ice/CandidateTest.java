package org.videostreamer.output.webrtc.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidateTest {

    @Test
    void udpGoesBeforeTcpAndTheFirstAddressBeforeTheOthers() throws UnknownHostException {
        List<String> lines = Candidate.of(addresses("192.0.2.2", "2001:db8::1"), 8000, 8443).stream()
                .map(candidate -> candidate.toString().replaceFirst("^[0-9]+ ", ""))
                .toList();
        assertThat(lines)
                .containsExactly(
                        "1 udp 2130706431 192.0.2.2 8000 typ host",
                        "1 udp 2130706175 2001:db8:0:0:0:0:0:1 8000 typ host",
                        "1 tcp 1520435199 192.0.2.2 8443 typ host tcptype passive",
                        "1 tcp 1520434943 2001:db8:0:0:0:0:0:1 8443 typ host tcptype passive");
    }

    @Test
    void candidatesOfOneKindAndAddressAloneShareAFoundation() throws UnknownHostException {
        List<Candidate> all = Candidate.of(addresses("192.0.2.2", "192.0.2.3"), 8000, 8443);
        assertThat(all.stream().map(CandidateTest::foundation)).doesNotHaveDuplicates();
        assertThat(Candidate.of(addresses("192.0.2.2"), 9000, 0).stream().map(CandidateTest::foundation))
                .containsExactly(foundation(all.get(0)));
    }

    private static String foundation(Candidate candidate) {
        return candidate.toString().split(" ")[0];
    }

    @Test
    void anAddressIsToldByItsKind() throws UnknownHostException {
        assertThat(Candidate.of(addresses("192.0.2.2", "2001:db8::1"), 8000, 0))
                .extracting(Candidate::isIpv6)
                .containsExactly(false, true);
    }

    @Test
    void withoutATcpPortThereIsNoneByTcp() throws UnknownHostException {
        assertThat(Candidate.of(addresses("192.0.2.2"), 8000, 0)).noneMatch(Candidate::tcp);
    }

    @Test
    void listenersAtAllHostsAreReachedAtAllAddressesButThoseOfTheMachineAlone() throws UnknownHostException {
        List<InetAddress> machine = addresses("127.0.0.1", "fe80::1", "2001:db8::1", "192.0.2.2", "::1");
        assertThat(LocalAddresses.of(addresses("0.0.0.0"), machine)).containsExactlyElementsOf(addresses("192.0.2.2"));
        assertThat(LocalAddresses.of(addresses("::"), machine))
                .containsExactlyElementsOf(addresses("192.0.2.2", "2001:db8::1"));
        assertThat(LocalAddresses.of(addresses("127.0.0.1", "192.0.2.2", "127.0.0.1"), machine))
                .containsExactlyElementsOf(addresses("127.0.0.1", "192.0.2.2"));
    }

    @Test
    void theLoopbackCountsWhereThereIsNothingElse() throws UnknownHostException {
        assertThat(LocalAddresses.of(addresses("0.0.0.0"), addresses("127.0.0.1", "::1")))
                .containsExactlyElementsOf(addresses("127.0.0.1"));
    }

    @Test
    void thisMachineHasALoopbackAtLeastAndIsReachedAtWhatIsNamed() throws UnknownHostException {
        assertThat(LocalAddresses.all()).anyMatch(InetAddress::isLoopbackAddress);
        assertThat(LocalAddresses.of(addresses("192.0.2.7"))).containsExactlyElementsOf(addresses("192.0.2.7"));
    }

    private static List<InetAddress> addresses(String... texts) throws UnknownHostException {
        InetAddress[] all = new InetAddress[texts.length];
        for (int i = 0; i < texts.length; i++) {
            all[i] = InetAddress.getByName(texts[i]);
        }
        return Arrays.asList(all);
    }
}
