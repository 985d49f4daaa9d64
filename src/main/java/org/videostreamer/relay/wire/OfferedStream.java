package org.videostreamer.relay.wire;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.videostreamer.config.Calibration;
import org.videostreamer.config.Display;
import org.videostreamer.config.OutputFormat;
import org.videostreamer.config.RequestLimits;
import org.videostreamer.log.PeerText;
import org.videostreamer.source.CameraState;

/**
 * A stream as its origin offers it.
 *
 * @param name under which edges serve it too
 * @param title for people, if it has one
 * @param state what its camera does
 * @param display how it is shown to those who ask for nothing special
 * @param formats in which it may be asked for; at least one
 * @param requests how far requests may go
 * @param calibration what its camera's pixels are in the world
 */
public record OfferedStream(
        String name,
        Optional<String> title,
        CameraState state,
        Display display,
        List<OutputFormat> formats,
        RequestLimits requests,
        Calibration calibration) {

    /** Takes a copy of the list. */
    public OfferedStream {
        formats = List.copyOf(formats);
    }

    static void write(WireWriter out, OfferedStream stream) {
        out.text(stream.name)
                .optional(stream.title, WireWriter::text)
                .text(stream.state.phase().name())
                .text(stream.state.reason());
        WireDisplay.write(out, stream.display);
        out.list(stream.formats, (to, format) -> to.text(format.name()));
        WireDisplay.write(out, stream.requests);
        WireCalibration.write(out, stream.calibration);
    }

    static OfferedStream read(WireReader in) throws WireException {
        OfferedStream stream = new OfferedStream(
                NodeId.name(in),
                in.optional(WireReader::text).map(PeerText::of).filter(title -> !title.isBlank()),
                new CameraState(phase(in), in.text()),
                WireDisplay.read(in),
                in.list(WireDisplay::format),
                WireDisplay.limits(in),
                WireCalibration.read(in));
        if (stream.formats.isEmpty()) {
            throw new WireException("it offers a stream in no format");
        }
        return stream;
    }

    private static CameraState.Phase phase(WireReader in) throws WireException {
        String name = in.text();
        return Stream.of(CameraState.Phase.values())
                .filter(phase -> phase.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new WireException("it names an unknown state"));
    }
}
