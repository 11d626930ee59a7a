namespace ResponsibilityPortal.Web.Cli;

/// <summary>Tells settings behind a command from words that somebody has misspelt. What is taken for a setting and is none changes nothing, without a word.</summary>
internal static class SettingArguments
{
    /// <summary>Settings that belong to no section.</summary>
    private static readonly string[] Alone = ["urls", "environment", "contentRoot", "applicationName", "http_ports", "https_ports", "AllowedHosts"];

    /// <summary>The first argument that cannot be a setting, in one of the forms <c>--Section:Name=value</c> and <c>--Section:Name value</c>; null when all can.</summary>
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
