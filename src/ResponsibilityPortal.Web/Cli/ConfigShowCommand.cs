using Microsoft.Extensions.Options;
using ResponsibilityPortal.Web.Hosting;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Prints the settings in use, and what prevents the portal from starting with them.</summary>
internal static class ConfigShowCommand
{
    /// <param name="settings">Settings as command-line arguments.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(bool asJson, string[] settings) =>
        EvidenceExit.OfAsync(
            "The settings could not be read.",
            async () =>
            {
                var builder = PortalBuilder.Create(settings);
                var shown = ShownSettings.Read(builder.Configuration);
                var problems = await FindProblemsAsync(settings);
                if (asJson)
                {
                    await PortalConsole.WriteAsync(
                        CommandJson.OfBody(new { builder.Environment.ContentRootPath, Settings = shown, Problems = problems })
                    );
                }
                else
                {
                    await PortalConsole.WriteAsync([
                        .. shown.Select(WordsOf),
                        $"Relative paths begin at {builder.Environment.ContentRootPath}.",
                    ]);
                    await PortalConsole.WriteErrorAsync(problems);
                }

                return problems.Count == 0 ? EvidenceExit.Good : EvidenceExit.Broken;
            }
        );

    private static string WordsOf(ShownSetting setting) =>
        setting.Value is null ? $"{setting.Name} is not set" : $"{setting.Name} = {setting.Value} ({setting.Source})";

    /// <summary>Builds a portal with the settings, without opening its data directory, and checks them as its start does.</summary>
    private static async Task<IReadOnlyList<string>> FindProblemsAsync(string[] settings)
    {
        try
        {
            await using var app = ReadOnlyPortal.Build(settings);
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException invalid)
        {
            return [.. invalid.Failures];
        }
        catch (AggregateException several)
            when (several.InnerExceptions.All(inner => inner is OptionsValidationException))
        {
            return [.. several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(invalid => invalid.Failures)];
        }
        catch (Exception exception) when (Refusals.ReasonOf(exception) is { } reason)
        {
            return [reason];
        }
    }
}
