namespace ResponsibilityPortal.Web.Settings;

/// <summary>The names of the settings in a section: those of the properties that can be set.</summary>
internal static class SettingNames
{
    public static IReadOnlyList<string> Of(Type options) =>
        [.. options.GetProperties().Where(property => property.CanWrite).Select(property => property.Name)];

    /// <summary>Returns a sentence for each key of a section that isn't a setting.</summary>
    public static IReadOnlyList<string> FindUnknown(IConfiguration configuration, string section, Type options)
    {
        var known = Of(options);
        return
        [
            .. configuration
                .GetSection(section)
                .GetChildren()
                .Where(setting => !known.Contains(setting.Key, StringComparer.OrdinalIgnoreCase))
                .Select(setting =>
                    $"{section}:{setting.Key} isn't a setting. The settings are {string.Join(", ", known.Order(StringComparer.Ordinal))}."
                ),
        ];
    }
}
