package org.videostreamer;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.Architectures;

/** Holds the table of rooms: which package may use which. */
@AnalyzeClasses(packages = "org.videostreamer", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    @ArchTest
    static final ArchRule roomsUseOnlyTheRoomsBelowThem = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("cli")
            .definedBy("..videostreamer.cli..")
            .layer("web")
            .definedBy("..videostreamer.web..")
            .layer("access")
            .definedBy("..videostreamer.access..")
            .layer("output")
            .definedBy("..videostreamer.output..")
            .layer("relay")
            .definedBy("org.videostreamer.relay..")
            .layer("stream")
            .definedBy("..videostreamer.stream..")
            .layer("source")
            .definedBy("..videostreamer.source..")
            .layer("codec")
            .definedBy("..videostreamer.codec..")
            .layer("picture")
            .definedBy("..videostreamer.picture..")
            .layer("pixels")
            .definedBy("..videostreamer.pixels..")
            .layer("measure")
            .definedBy("..videostreamer.measure..")
            .layer("frame")
            .definedBy("..videostreamer.frame..")
            .layer("config")
            .definedBy("..videostreamer.config..")
            .layer("redis")
            .definedBy("org.videostreamer.redis..")
            .layer("natives")
            .definedBy("..videostreamer.natives..")
            .layer("system")
            .definedBy("..videostreamer.system..")
            .layer("limits")
            .definedBy("..videostreamer.limits..")
            .layer("log")
            .definedBy("..videostreamer.log..")
            .whereLayer("cli")
            .mayOnlyAccessLayers(
                    "web", "access", "output", "relay", "stream", "source", "config", "natives", "system", "limits",
                    "log")
            .whereLayer("web")
            .mayOnlyAccessLayers("access", "output", "stream", "measure", "config", "frame", "limits", "log")
            .whereLayer("access")
            .mayOnlyAccessLayers("config", "limits", "log")
            .whereLayer("output")
            .mayOnlyAccessLayers("stream", "measure", "frame", "config", "redis", "limits", "log")
            .whereLayer("relay")
            .mayOnlyAccessLayers("stream", "source", "codec", "frame", "config", "redis", "limits", "log")
            .whereLayer("stream")
            .mayOnlyAccessLayers("source", "codec", "picture", "measure", "frame", "config", "limits", "log")
            .whereLayer("source")
            .mayOnlyAccessLayers("pixels", "frame", "config", "natives", "redis", "limits", "log")
            .whereLayer("codec")
            .mayOnlyAccessLayers("frame", "natives", "limits", "log")
            .whereLayer("picture")
            .mayOnlyAccessLayers("measure", "frame", "config", "natives", "limits", "log")
            .whereLayer("pixels")
            .mayOnlyAccessLayers("frame", "natives", "limits", "log")
            .whereLayer("measure")
            .mayOnlyAccessLayers("frame")
            .whereLayer("frame")
            .mayOnlyAccessLayers("natives", "limits", "log")
            .whereLayer("config")
            .mayOnlyAccessLayers("limits", "log")
            .whereLayer("redis")
            .mayOnlyAccessLayers("config", "limits", "log")
            .whereLayer("natives")
            .mayNotAccessAnyLayer()
            .whereLayer("system")
            .mayOnlyAccessLayers("limits", "log")
            .whereLayer("limits")
            .mayNotAccessAnyLayer()
            .whereLayer("log")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule roomsHaveNoCircles =
            slices().matching("org.videostreamer.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule protocolsDoNotKnowEachOther =
            slices().matching("org.videostreamer.source.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule onlyTheRedisRoomsTouchLettuce = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackage("..redis..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.lettuce..");

    @ArchTest
    static final ArchRule onlyCodecAndMediaTouchFfmpeg = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackages("..codec..", "..source.media..", "..natives..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco.ffmpeg..");

    @ArchTest
    static final ArchRule onlyWebrtcAndAccessTouchBouncyCastle = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackages("..output.webrtc..", "..videostreamer.access..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bouncycastle..");

    @ArchTest
    static final ArchRule onlyAccessAndConfigTouchTheLibraryOfJwts = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackages("..videostreamer.access..", "..videostreamer.config..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.nimbusds..");

    @ArchTest
    static final ArchRule protocolsOfWebrtcHaveNoCircles =
            slices().matching("org.videostreamer.output.webrtc.(*)..").should().beFreeOfCycles();
}
