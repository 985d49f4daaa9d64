package org.videostreamer.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.RedirectException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.Credentials;
import org.videostreamer.config.Credentials.AuthType;
import org.videostreamer.config.SourceUri;

class HttpFailureTest {

    private static final String URI = "http://cam/video";
    private static final Optional<String> HERE = Optional.empty();
    private static final Optional<String> ELSEWHERE = Optional.of("other:81");

    private final HttpFailure reasons = reasons(Optional.empty());

    private static HttpFailure reasons(Optional<Credentials> credentials) {
        try {
            CameraAddress address = CameraAddress.parse(new SourceUri(URI));
            return new HttpFailure(address, HttpTesting.config(URI, credentials, Duration.ofMillis(1_500), true));
        } catch (ConfigException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(new UnknownHostException("cam"), "the host name 'cam' is unknown"),
                arguments(new ConnectTimeoutException("late"), "no connection to cam:80 within 20 s"),
                arguments(new NoRouteToHostException("no"), "there is no route to cam:80"),
                arguments(new ConnectException("Connection refused"), "cam:80 refuses the connection"),
                arguments(new ConnectException("Network is unreachable"), "cam:80 cannot be reached"),
                arguments(new ConnectException(), "cam:80 cannot be reached"),
                arguments(new SocketTimeoutException(), "the camera sent nothing for 1500 ms"),
                arguments(
                        new SSLPeerUnverifiedException("cam"),
                        "the certificate of cam:80 is made out to another name (tls_verify)"),
                arguments(
                        new SSLException(new CertificateException()),
                        "the certificate of cam:80 is not trusted (tls_verify)"),
                arguments(
                        new SSLException(new RuntimeException(
                                "Unexpected error: java.security.InvalidAlgorithmParameterException: the trustAnchors"
                                        + " parameter must be non-empty")),
                        "this machine trusts no certificates at all, so not that of cam:80 (tls_verify):"
                                + " apt-get install ca-certificates"),
                arguments(new SSLException("odd"), "cam:80 does not speak TLS as we do"),
                arguments(
                        new NoHttpResponseException("cam"),
                        "the camera closed the connection without an answer in HTTP"),
                arguments(
                        new MessageConstraintException("long"),
                        "the camera's answer has longer header lines, or more of them, than the limit"),
                arguments(
                        new ClientProtocolException(new RedirectException("circle")),
                        "the camera redirects in a circle or to nowhere"),
                arguments(new ClientProtocolException("odd"), "the camera does not answer in HTTP"),
                arguments(new IOException("reset"), "the camera closed the connection"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatFailsBelowHttpIsToldInTheWordsOfTheUser(IOException failure, String words) {
        assertThat(reasons.failed(failure)).hasMessage(URI + ": " + words).hasCause(failure);
    }

    @ParameterizedTest
    @CsvSource({
        "204, No Content: the camera sends no picture",
        "302, Moved Temporarily: the camera redirects without saying where to",
        "400, Bad Request: the camera does not accept the request (input_uri)",
        "401, Unauthorized: the camera asks for a user name and a password (auth_config)",
        "403, Forbidden: the camera does not let this user see the picture",
        "404, Not Found: the camera has nothing at this path (input_uri)",
        "410, Gone: the camera has nothing at this path (input_uri)",
        "429, 'Too Many Requests: the camera is busy, or has as many viewers as it can serve'",
        "500, Internal Server Error: the camera has a fault of its own",
        "503, 'Service Unavailable: the camera is busy, or has as many viewers as it can serve'",
    })
    void aRefusalIsToldWithWhatItMeans(int code, String words) {
        assertThat(reasons.refused(new BasicClassicHttpResponse(code, "the camera's own words"), HERE))
                .hasMessage(URI + " answered " + code + " " + words);
    }

    @Test
    void aCodeThatNobodyKnowsIsToldAlone() {
        assertThat(reasons.refused(new BasicClassicHttpResponse(499), HERE))
                .hasMessage(URI + " answered 499: the camera does not accept the request (input_uri)");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "ANY,    Digest realm=x, the camera refuses the user name or password (auth_config)",
                "BASIC,  basic realm=x,  the camera refuses the user name or password (auth_config)",
                "BASIC,  none,           the camera refuses the user name or password (auth_config)",
                "BASIC,  Digest realm=x, the camera does not accept basic authentication (auth_config)",
                "DIGEST, Basic realm=x,  the camera does not accept digest authentication (auth_config)",
            })
    void aPasswordThatIsRefusedIsToldApartFromAWayThatIs(AuthType type, String challenge, String words) {
        BasicClassicHttpResponse answer = new BasicClassicHttpResponse(401);
        if (challenge != null) {
            answer.addHeader("WWW-Authenticate", challenge);
        }
        HttpFailure known = reasons(Optional.of(new Credentials(type, "user", "secret")));
        assertThat(known.refused(answer, HERE)).hasMessage(URI + " answered 401 Unauthorized: " + words);
    }

    @Test
    void ofAnAddressThatTheCameraSentUsToNothingIsToldButWhere() {
        assertThat(reasons.refused(new BasicClassicHttpResponse(401), ELSEWHERE))
                .hasMessage(URI + " redirects to other:81, which sends no picture to whoever does not log in; the"
                        + " password is for cam:80 alone: if the camera is there, put that address into input_uri");
        assertThat(reasons.unexpected("text/secret", ELSEWHERE))
                .hasMessage(URI + " redirects to other:81, which sends no JPEG picture");
        assertThat(reasons.lost("other:81", new IOException("refused")))
                .hasMessage(URI + " redirects to other:81, where no camera answers");
    }

    @Test
    void anAnswerOfAnotherKindIsToldByItsType() {
        assertThat(reasons.unexpected("text/html", HERE))
                .hasMessage(URI + " sends 'text/html' that is no JPEG picture; expected multipart/x-mixed-replace or"
                        + " image/jpeg");
        assertThat(reasons.unexpected("", HERE)).hasMessageStartingWith(URI + " sends something of no content type");
    }

    @ParameterizedTest
    @CsvSource({"1048575, 1048575 bytes", "1048576, 1 MB", "33554432, 32 MB"})
    void aLimitIsToldInTheUnitThatFits(int limit, String words) {
        assertThat(reasons.tooLarge(limit))
                .hasMessage(URI + " sent a picture of more than " + words + ", which is the limit");
        assertThat(reasons.noPicture(limit)).hasMessage(URI + " sent " + words + " without a JPEG picture in it");
    }

    @Test
    void headersBeyondTheLimitAreToldWithIt() {
        assertThat(reasons.tooLongHeader(256))
                .hasMessage(URI + " sent a header line of more than 256 bytes, which is the limit");
        assertThat(reasons.tooManyHeaders(1_024))
                .hasMessage(URI + " sent more than 1024 bytes of header lines for one picture, which is the limit");
    }

    @Test
    void theEndAndSilenceAreTwoThings() {
        assertThat(reasons.ended()).hasMessage(URI + ": the camera closed the connection");
        assertThat(reasons.silent(Duration.ofMillis(2_500))).hasMessage(URI + ": the camera sent nothing for 2500 ms");
        assertThat(reasons.silent(Duration.ofSeconds(3))).hasMessage(URI + ": the camera sent nothing for 3 s");
    }
}
