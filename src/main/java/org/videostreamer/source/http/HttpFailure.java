package org.videostreamer.source.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.RedirectException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.impl.EnglishReasonPhraseCatalog;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.Credentials;
import org.videostreamer.config.Credentials.AuthType;
import org.videostreamer.source.SourceException;

/** Says what went wrong with one camera in the words of its user, without credentials. */
final class HttpFailure {

    /** Alerts of TLS by which a server refuses a client's certificate (RFC 8446 6.2), as Java words them. */
    private static final Pattern ABOUT_OURS = Pattern.compile(
            "fatal alert: (certificate_required|bad_certificate"
                    + "|unsupported_certificate|certificate_revoked|certificate_expired|certificate_unknown|unknown_ca|access_denied)");

    private final CameraAddress address;
    private final Optional<Credentials> credentials;
    private final CameraConfig.Timeouts timeouts;
    private final boolean hasCertificate;

    HttpFailure(CameraAddress address, CameraConfig config) {
        this.address = address;
        this.credentials = config.credentials().or(address::user);
        this.timeouts = config.timeouts();
        this.hasCertificate = config.tls().own().isPresent();
    }

    /**
     * For an answer that is no success.
     *
     * @param elsewhere host and port that answered, if the camera sent us to another than its own
     */
    SourceException refused(ClassicHttpResponse answer, Optional<String> elsewhere) {
        if (elsewhere.isPresent()) {
            // Not what answered there: a camera shall not use us to look around.
            return because(" redirects to " + elsewhere.get() + ", which sends no picture to whoever does not log in;"
                    + " the password is for " + address.peer()
                    + " alone: if the camera is there, put that address into input_uri");
        }
        int code = answer.getCode();
        // Not the camera's own phrase: it may be missing, wrong, or say more than a message should hold.
        String phrase = EnglishReasonPhraseCatalog.INSTANCE.getReason(code, Locale.ROOT);
        return because(" answered " + code + (phrase == null ? "" : " " + phrase) + ": " + meaning(code, answer));
    }

    /** For an address that the camera sent us to in vain; not why: a camera shall not use us to look around. */
    SourceException lost(String elsewhere, IOException cause) {
        return new SourceException(address.shown() + " redirects to " + elsewhere + ", where no camera answers", cause);
    }

    private String meaning(int code, ClassicHttpResponse answer) {
        return switch (code) {
            case 401 -> unauthorized(answer);
            case 403 -> "the camera does not let this user see the picture";
            case 404, 410 -> "the camera has nothing at this path (input_uri)";
            case 429, 503 -> "the camera is busy, or has as many viewers as it can serve";
            default ->
                code >= 500
                        ? "the camera has a fault of its own"
                        : code / 100 == 2
                                ? "the camera sends no picture"
                                : code / 100 == 3
                                        ? "the camera redirects without saying where to"
                                        : "the camera does not accept the request (input_uri)";
        };
    }

    private String unauthorized(ClassicHttpResponse answer) {
        if (credentials.isEmpty()) {
            return "the camera asks for a user name and a password (auth_config)";
        }
        AuthType type = credentials.get().type();
        Header[] challenges = answer.getHeaders(HttpHeaders.WWW_AUTHENTICATE);
        for (Header challenge : challenges) {
            if (type == AuthType.ANY
                    || challenge.getValue().toUpperCase(Locale.ROOT).contains(type.name())) {
                return "the camera refuses the user name or password (auth_config)";
            }
        }
        return challenges.length == 0
                ? "the camera refuses the user name or password (auth_config)"
                : "the camera does not accept " + type.name().toLowerCase(Locale.ROOT)
                        + " authentication (auth_config)";
    }

    /**
     * For an answer that holds neither a stream nor a picture.
     *
     * @param elsewhere host and port that answered, if the camera sent us to another than its own
     */
    SourceException unexpected(String contentType, Optional<String> elsewhere) {
        if (elsewhere.isPresent()) {
            return because(" redirects to " + elsewhere.get() + ", which sends no JPEG picture");
        }
        String told = contentType.isEmpty() ? "something of no content type" : "'" + contentType + "'";
        return because(" sends " + told + " that is no JPEG picture; expected multipart/x-mixed-replace or image/jpeg");
    }

    /** For an answer that goes on and on. */
    SourceException noPicture(int bytes) {
        return because(" sent " + megabytes(bytes) + " without a JPEG picture in it");
    }

    SourceException tooLongHeader(int limit) {
        return because(" sent a header line of more than " + limit + " bytes, which is the limit");
    }

    SourceException tooManyHeaders(int limit) {
        return because(" sent more than " + limit + " bytes of header lines for one picture, which is the limit");
    }

    SourceException tooLarge(int limit) {
        return because(" sent a picture of more than " + megabytes(limit) + ", which is the limit");
    }

    private static String megabytes(int bytes) {
        int megabyte = 1024 * 1024;
        return bytes < megabyte ? bytes + " bytes" : bytes / megabyte + " MB";
    }

    /** For files of {@code camera_tls} that cannot be used now. */
    SourceException unusable(String reason) {
        return because(": camera_tls: " + reason);
    }

    SourceException ended() {
        return because(": the camera closed the connection");
    }

    SourceException silent(Duration time) {
        return because(": the camera sent nothing for " + seconds(time));
    }

    /** For anything that went wrong below HTTP. */
    SourceException failed(IOException e) {
        return new SourceException(address.shown() + ": " + meaning(e), e);
    }

    private String meaning(IOException e) {
        String peer = address.peer();
        if (e instanceof UnknownHostException) {
            return "the host name '" + address.host().getHostName() + "' is unknown";
        } else if (e instanceof ConnectTimeoutException) {
            return "no connection to " + peer + " within " + seconds(timeouts.connect());
        } else if (e instanceof NoRouteToHostException) {
            return "there is no route to " + peer;
        } else if (e instanceof ConnectException) {
            return String.valueOf(e.getMessage()).contains("refused")
                    ? peer + " refuses the connection"
                    : peer + " cannot be reached";
        } else if (e instanceof SocketTimeoutException) {
            return "the camera sent nothing for " + seconds(timeouts.read());
        } else if (e instanceof SSLPeerUnverifiedException) {
            return "the certificate of " + peer + " is made out to another name (tls_verify)";
        } else if (e.getCause() instanceof CertificateException) {
            return "the certificate of " + peer + " is not trusted (tls_verify)";
        } else if (e instanceof SSLException && String.valueOf(e.getMessage()).contains("trustAnchors")) {
            // Java's words where it has not one authority to trust.
            return "this machine trusts no certificates at all, so not that of " + peer
                    + " (tls_verify): apt-get install ca-certificates";
        } else if (e instanceof SSLException
                && ABOUT_OURS.matcher(String.valueOf(e.getMessage())).find()) {
            return hasCertificate
                    ? peer + " does not accept our certificate (camera_tls)"
                    : peer + " asks for a certificate of ours (camera_tls)";
        } else if (e instanceof SSLException) {
            return peer + " does not speak TLS as we do";
        } else if (e instanceof NoHttpResponseException) {
            return "the camera closed the connection without an answer in HTTP";
        } else if (e instanceof MessageConstraintException) {
            return "the camera's answer has longer header lines, or more of them, than the limit";
        } else if (e instanceof ClientProtocolException) {
            return protocol(e);
        }
        return "the camera closed the connection";
    }

    private static String protocol(IOException e) {
        return e.getCause() instanceof RedirectException
                ? "the camera redirects in a circle or to nowhere"
                : "the camera does not answer in HTTP";
    }

    private static String seconds(Duration time) {
        long millis = time.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }

    private SourceException because(String what) {
        return new SourceException(address.shown() + what);
    }
}
