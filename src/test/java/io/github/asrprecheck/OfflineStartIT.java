package io.github.asrprecheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs no Azure starts without it: loading the SDK would cost more than all the rest. */
class OfflineStartIT {
  private static final Path LAUNCHER =
      Path.of(System.getProperty("asrprecheck.dist", "target/asr-precheck"), "bin", "asr-precheck");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--version",
        "--help",
        "--help-all",
        "explain permissions",
        "explain 150097",
        "checks",
        "checks -o json"
      })
  void noClassOfAzureIsLoaded(String arguments) throws Exception {
    assumeThat(File.separatorChar).isEqualTo('/');
    Path classes = folder.resolve("classes");
    ProcessBuilder builder =
        new ProcessBuilder(LAUNCHER.toAbsolutePath().toString())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.command().addAll(List.of(arguments.split(" ")));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder
        .environment()
        .put("ASR_PRECHECK_JAVA_OPTS", "-Xlog:class+load=info:file=" + classes + ":none");
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(folder.resolve("out")).isNotEmptyFile();
    List<String> loaded = Files.readAllLines(classes);
    assertThat(loaded).anyMatch(c -> c.startsWith("io.github.asrprecheck.Main "));
    assertThat(loaded)
        .noneMatch(
            c ->
                c.startsWith("com.azure.")
                    || c.startsWith("com.microsoft.")
                    || c.startsWith("reactor."));
  }
}
