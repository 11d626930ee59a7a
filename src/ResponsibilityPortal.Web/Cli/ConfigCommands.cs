using System.CommandLine;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Defines the command-line syntax of the commands for the configuration.</summary>
internal static class ConfigCommands
{
    public static Command Config() => new("config", "Describes the configuration of the portal.") { Show() };

    private static Command Show()
    {
        var json = new Option<bool>("--json") { Description = "Prints the settings as one JSON object." };
        var show = PortalCommandLine.WithSettings(
            "show",
            "Prints every setting with its value and where it comes from, and checks them. Passwords are masked. Changes nothing and "
                + "works while the portal runs. Exit codes: 0 the portal accepts the settings, 1 it refuses them, 2 they could not be read."
        );
        show.Options.Add(json);
        show.SetAction((parsed, _) => ConfigShowCommand.RunAsync(parsed.GetValue(json), [.. parsed.UnmatchedTokens]));
        return show;
    }
}
