package org.videostreamer.source.tango;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.videostreamer.config.ConfigException;
import org.videostreamer.config.SourceUri;

/**
 * A Tango device and who knows where it runs.
 *
 * @param device {@code domain/family/member}
 * @param server {@code host:port} of its database, or of its device server if there is no database; several databases
 *     are separated by commas; empty means that {@code TANGO_HOST} tells the database
 * @param database whether {@code server} is a database
 */
record DeviceName(String device, Optional<String> server, boolean database) {

    private static final String PART = "[^/:?#@\\s]+";
    private static final String HOST = "[^/:?#@,\\[\\]\\s]+:\\d{1,5}";
    private static final Pattern FORM = Pattern.compile("(?i)(?:tango:)?(?://(?<server>" + HOST + "(?:," + HOST
            + ")*)?/)?" + "(?<device>" + PART + "/" + PART + "/" + PART + ")(?:#dbase=(?<database>yes|no))?");

    /** @throws ConfigException if it is none of the forms */
    static DeviceName parse(SourceUri uri) throws ConfigException {
        Matcher form = FORM.matcher(uri.text());
        if (!form.matches()) {
            throw new ConfigException("input_uri '" + uri + "' names no Tango device; expected tango://host:port/a/b/c"
                    + " with the host and port of the Tango database, the same with #dbase=no and those of the device"
                    + " server, or a/b/c with the environment variable TANGO_HOST");
        }
        Optional<String> server = Optional.ofNullable(form.group("server"));
        boolean database = !"no".equalsIgnoreCase(form.group("database"));
        if (server.isEmpty() && !database) {
            throw new ConfigException(
                    "input_uri '" + uri + "' has #dbase=no, which needs the host and port of the device"
                            + " server; expected tango://host:port/" + uri.shown(form.group("device")) + "#dbase=no");
        }
        return new DeviceName(form.group("device"), server, database);
    }

    /** As the Tango client wants it. */
    String url() {
        return server.map(at -> "tango://" + at + "/" + device + (database ? "" : "#dbase=no"))
                .orElse(device);
    }

    /** For people to read. */
    @Override
    public String toString() {
        return url();
    }
}
