package org.videostreamer.source.tango;

import fr.esrf.Tango.DevError;
import fr.esrf.Tango.DevFailed;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.videostreamer.source.SourceException;

/** Puts the Tango client's errors, stacks of codes and CORBA's names, into a sentence. */
final class TangoReasons {

    private final DeviceName name;
    private final Duration timeout;

    TangoReasons(DeviceName name, Duration timeout) {
        this.name = name;
        this.timeout = timeout;
    }

    SourceException of(Exception e) {
        return new SourceException(reason(text(e)), e);
    }

    private static String text(Exception e) {
        if (e instanceof DevFailed failed && failed.errors != null) {
            return Arrays.stream(failed.errors).map(TangoReasons::text).collect(Collectors.joining("\n"));
        }
        return e.toString();
    }

    private static String text(DevError error) {
        return error.reason + ": " + error.desc;
    }

    String reason(String text) {
        return text;
    }
}
