using Microsoft.Extensions.Options;

namespace ResponsibilityPortal.Web.Settings;

/// <summary>
/// Refuses unknown settings under <c>Portal</c>. A misspelled one would be silently ignored, and a rule such as the second approver would
/// be off although the operator turned it on.
/// </summary>
internal sealed class UnknownPortalSettings(IConfiguration configuration) : IValidateOptions<PortalOptions>
{
    private static readonly HashSet<string> Known = typeof(PortalOptions)
        .GetProperties()
        .Select(property => property.Name)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    public ValidateOptionsResult Validate(string? name, PortalOptions options)
    {
        var unknown = configuration
            .GetSection(PortalOptions.Section)
            .GetChildren()
            .Select(setting => setting.Key)
            .Where(key => !Known.Contains(key))
            .ToList();
        return unknown.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                unknown.Select(key =>
                    $"{PortalOptions.Section}:{key} isn't a setting. The settings are "
                        + $"{string.Join(", ", Known.Order(StringComparer.Ordinal))}."
                )
            );
    }
}
