using Microsoft.Extensions.Options;

namespace ResponsibilityPortal.Web.Settings;

/// <summary>Refuses settings that cannot work, by name and with what would.</summary>
internal sealed class PortalOptionsValidator : IValidateOptions<PortalOptions>
{
    public ValidateOptionsResult Validate(string? name, PortalOptions options)
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(options.DataDirectory))
        {
            problems.Add($"{Key(nameof(options.DataDirectory))} must name a directory.");
        }

        if (options.PublicUrl is { } url && (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            || url.Query.Length > 0 || url.Fragment.Length > 0))
        {
            problems.Add($"{Key(nameof(options.PublicUrl))} must be an absolute http or https address without query, not '{url.OriginalString}'.");
        }

        if (options.Seed is not (PortalOptions.SeedBuiltIn or PortalOptions.SeedNone))
        {
            problems.Add($"{Key(nameof(options.Seed))} must be '{PortalOptions.SeedBuiltIn}' or '{PortalOptions.SeedNone}', not '{options.Seed}'.");
        }

        if (options.PeopleOnReaderPages is not (PortalOptions.PeopleByName or PortalOptions.PeopleByRole))
        {
            problems.Add($"{Key(nameof(options.PeopleOnReaderPages))} must be '{PortalOptions.PeopleByName}' or '{PortalOptions.PeopleByRole}', not '{options.PeopleOnReaderPages}'.");
        }

        if (options.PageCacheMegabytes is < 1 or > 16_384)
        {
            problems.Add($"{Key(nameof(options.PageCacheMegabytes))} must be between 1 and 16384.");
        }

        if (options.ApiRequestsPerSecond is < 1 or > 1_000_000)
        {
            problems.Add($"{Key(nameof(options.ApiRequestsPerSecond))} must be between 1 and 1000000.");
        }

        if (options.UncachedPagesPerMinute is < 1 or > 1_000_000)
        {
            problems.Add($"{Key(nameof(options.UncachedPagesPerMinute))} must be between 1 and 1000000.");
        }

        if (PortalProxies.Unreadable(options.TrustedProxies) is { } unreadable)
        {
            problems.Add($"{Key(nameof(options.TrustedProxies))} must list addresses or networks such as 10.0.0.1 or 10.0.0.0/8, not '{unreadable}'.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static string Key(string property) => $"{PortalOptions.Section}:{property}";
}
