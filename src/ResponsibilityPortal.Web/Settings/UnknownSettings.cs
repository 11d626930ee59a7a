using Microsoft.Extensions.Options;

namespace ResponsibilityPortal.Web.Settings;

/// <summary>
/// Refuses unknown settings in a section. A misspelled one would be silently ignored, and a rule such as the second approver would be off
/// although the operator turned it on.
/// </summary>
/// <param name="section">The name of the section.</param>
internal sealed class UnknownSettings<TOptions>(IConfiguration configuration, string section) : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options) =>
        SettingNames.FindUnknown(configuration, section, typeof(TOptions)) is { Count: > 0 } unknown
            ? ValidateOptionsResult.Fail(unknown)
            : ValidateOptionsResult.Success;
}
