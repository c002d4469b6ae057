// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `vedette`: the command with its sub-commands.
@Command(
        name = "vedette",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Learns what is normal in telemetry, notices what is not, and says why.",
        footer = {"", "Exit codes: 0 fine, 1 found problems, 2 wrong usage or unusable input, 3 unreachable."},
        subcommands = {
            Serve.class,
            Train.class,
            Compare.class,
            Detect.class,
            Evaluate.class,
            BacktestCommand.class,
            ModelCommand.class,
            WhyCommand.class,
            IncidentsCommand.class,
            InspectCommand.class,
            NotifyCommand.class,
            IngestCommand.class,
            ConfigCommand.class,
            Doctor.class,
            AutoComplete.GenerateCompletion.class
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    Main() {}

    /// Without a sub-command there is nothing to do but to say what there is.
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    public static void main(String[] args) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args));
    }

    /// Runs a command line as the shell would.
    ///
    /// @return the exit code
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine commands = new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((thrown, commandLine, _) -> Trouble.tell(thrown, commandLine));
        commands.getSubcommands()
                .get("generate-completion")
                .getCommandSpec()
                .usageMessage()
                .description("Prints a completion script: source <(vedette generate-completion)");
        int code = commands.execute(args);
        out.flush();
        err.flush();
        return code;
    }
}
