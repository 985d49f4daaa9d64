package org.videostreamer.source.tango;

import fr.esrf.Tango.DevError;
import fr.esrf.Tango.DevFailed;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.videostreamer.log.PeerText;
import org.videostreamer.source.SourceException;

/** Puts the Tango client's errors, stacks of codes and CORBA's names, into a sentence. */
final class TangoFailure {

    /** A code of Tango's and the first line of its description, as opposed to a Java exception. */
    private static final Pattern REPORT = Pattern.compile("\\w+: (.+)");

    private static final Pattern UNKNOWN_HOST = Pattern.compile("UnknownHostException: ([^:\\s]+)");

    private final DeviceName name;
    private final Duration timeout;

    /** @param timeout how long each answer was waited for */
    TangoFailure(DeviceName name, Duration timeout) {
        this.name = name;
        this.timeout = timeout;
    }

    SourceException of(Exception e) {
        String text = e instanceof DevFailed failed && failed.errors != null
                ? Arrays.stream(failed.errors).map(TangoFailure::text).collect(Collectors.joining("\n"))
                : e.toString();
        return new SourceException(reason(text), e);
    }

    private static String text(DevError error) {
        return error.reason + ": " + error.desc;
    }

    /** @param text lines of {@code code: description}, the first the deepest */
    String reason(String text) {
        Matcher host = UNKNOWN_HOST.matcher(text);
        if (text.contains("TANGO_HOST_NOT_SET")) {
            return name + " needs the environment variable TANGO_HOST, which is not set to the database's host:port;"
                    + " set it, or write tango://host:port/" + name.device();
        } else if (host.find()) {
            return name + " cannot be reached: the host " + PeerText.of(host.group(1)) + " is unknown";
        } else if (text.contains("DATABASE_CONNECTION_FAILED")) {
            return name + " cannot be looked up: the Tango database" + place() + " does not answer";
        } else if (text.contains("DB_DeviceNotDefined")) {
            return name + " is unknown to the Tango database" + place() + ": check the name";
        } else if (text.contains("DEVICE_NOT_EXPORTED")) {
            return name + " is not running: start its device server";
        } else if (text.contains("OBJECT_NOT_EXIST")) {
            return name + " is unknown to its device server: check the name";
        }
        return call(text);
    }

    private String call(String text) {
        if (text.contains("AttrNotFound")) {
            return name + " has no attribute " + attribute(text) + ": it is not a Lima video device";
        } else if (text.contains("CORBA.TIMEOUT")) {
            return name + " does not answer within " + timeout.toMillis() / 1000.0 + " s";
        } else if (text.contains("CORBA.TRANSIENT") || text.contains("CORBA.COMM_FAILURE")) {
            return name + " cannot be reached: its device server is not running or has just ended";
        }
        Matcher report = REPORT.matcher(text);
        return report.lookingAt()
                ? name + " reports: " + PeerText.of(report.group(1).strip())
                : name + " answers in a way that is not understood";
    }

    /** Servers name the attribute in ways of their own, one name starts with the other. */
    private static String attribute(String text) {
        return text.contains(LimaDevice.COUNTER) ? LimaDevice.COUNTER : LimaDevice.IMAGE;
    }

    private String place() {
        return name.server().map(at -> " at " + at).orElse(" that TANGO_HOST names");
    }
}
