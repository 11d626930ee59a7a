namespace ResponsibilityPortal.Web.Cli;

/// <summary>
/// Distinguishes settings after a command from misspelt arguments. The configuration would silently ignore a misspelt one.
/// </summary>
internal static class SettingArguments
{
    /// <summary>Settings that belong to no section.</summary>
    private static readonly string[] Alone =
    [
        "urls",
        "environment",
        "contentRoot",
        "applicationName",
        "http_ports",
        "https_ports",
        "AllowedHosts",
    ];

    /// <summary>Divides arguments into words and the settings after them.</summary>
    public static (IReadOnlyList<string> Words, string[] Settings) Divide(IReadOnlyList<string> arguments)
    {
        var words = arguments.TakeWhile(argument => !argument.StartsWith("--", StringComparison.Ordinal)).ToList();
        return (words, [.. arguments.Skip(words.Count)]);
    }

    /// <summary>
    /// Returns the first argument that can't be a setting in one of the forms <c>--Section:Name=value</c> and <c>--Section:Name value</c>.
    /// Null when all can.
    /// </summary>
    public static string? FindOther(IReadOnlyList<string> arguments)
    {
        for (var index = 0; index < arguments.Count; index++)
        {
            var argument = arguments[index];
            var name = argument.StartsWith("--", StringComparison.Ordinal) ? argument[2..].Split('=')[0] : "";
            if (!name.Contains(':', StringComparison.Ordinal) && !Alone.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                return argument;
            }

            if (!argument.Contains('=', StringComparison.Ordinal) && ++index == arguments.Count)
            {
                return argument;
            }
        }

        return null;
    }
}
